using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace AvatarKit;

/// <summary>How AvatarKit's types are written as JSON.</summary>
public static class AvatarJson
{
    /// <summary>Source-generated, read-only options: camel case, times in milliseconds, absent values left out.</summary>
    public static JsonSerializerOptions Options { get; } = Create(indented: false);

    /// <summary>The same, indented, for files people read.</summary>
    public static JsonSerializerOptions IndentedOptions { get; } = Create(indented: true);

    // What was read is written again: with a null where none may be, or an infinite number, it could not be.
    private static JsonTypeInfo<AvatarResponseUpdate> ReadUpdateType { get; } =
        (JsonTypeInfo<AvatarResponseUpdate>)new JsonSerializerOptions(Options)
        {
            RespectNullableAnnotations = true,
            Converters = { new FiniteNumberJsonConverter<float>(), new FiniteNumberJsonConverter<double>() },
        }.GetTypeInfo(typeof(AvatarResponseUpdate));

    /// <summary>Writes an update with its <c>type</c>. Needs no reflection, so that it can be compiled to native code.</summary>
    /// <param name="update">The update.</param>
    /// <returns>One line of JSON.</returns>
    public static string Serialize(AvatarResponseUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        return JsonSerializer.Serialize(update, UpdateType);
    }

    /// <summary>Reads an update that <see cref="Serialize"/> wrote. Needs no reflection, so that it can be compiled to native code.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The update; an <see cref="UnknownUpdate"/> where its type is that of another version.</returns>
    /// <exception cref="JsonException">It is no update.</exception>
    public static AvatarResponseUpdate Deserialize(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSerializer.Deserialize(json, ReadUpdateType)
                ?? throw new JsonException("The JSON is null; an update is an object with a type.");
        }
        catch (JsonException) when (TryReadUnknown(json, out UnknownUpdate? unknown))
        {
            return unknown;
        }
        catch (Exception exception) when (exception is NotSupportedException or ArgumentException or InvalidOperationException
            or FormatException or OverflowException)
        {
            // An update without a type, or a value that its property refuses: the serializer passes such errors on as they are.
            throw new JsonException("The JSON is no update: its type is missing, or a value is out of its range.", exception);
        }
    }

    private static bool TryReadUnknown(string json, [NotNullWhen(true)] out UnknownUpdate? update)
    {
        update = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            if (document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String
                && root.TryGetProperty("turnId", out JsonElement turn) && turn.ValueKind == JsonValueKind.String
                && !ReadUpdateType.PolymorphismOptions!.DerivedTypes.Any(known => type.ValueEquals((string)known.TypeDiscriminator!)))
            {
                update = new UnknownUpdate(type.GetString()!) { TurnId = turn.GetString()! };
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // It is no JSON, or a text in it is half a character: the first error tells.
        }

        return update is not null;
    }

    private static JsonTypeInfo<AvatarResponseUpdate> UpdateType
        => (JsonTypeInfo<AvatarResponseUpdate>)Options.GetTypeInfo(typeof(AvatarResponseUpdate));

    private static JsonSerializerOptions Create(bool indented)
    {
        var options = new JsonSerializerOptions(AvatarJsonContext.Default.Options)
        {
            WriteIndented = indented,

            // Every script as it is; what HTML would take for markup stays escaped.
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        };
        options.MakeReadOnly();
        return options;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AvatarResponse))]
[JsonSerializable(typeof(AvatarResponseUpdate))]
[JsonSerializable(typeof(SessionUpdate))]
[JsonSerializable(typeof(TurnResult))]
[JsonSerializable(typeof(ConversationTurn))]
[JsonSerializable(typeof(TurnRating))]
[JsonSerializable(typeof(VoiceInfo))]
[JsonSerializable(typeof(SpeechMark))]
internal sealed partial class AvatarJsonContext : JsonSerializerContext;
