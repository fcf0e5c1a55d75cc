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
    /// <returns>The update.</returns>
    /// <exception cref="JsonException">It is no update.</exception>
    public static AvatarResponseUpdate Deserialize(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return JsonSerializer.Deserialize(json, UpdateType) ?? throw new JsonException("The JSON is null; an update is an object with a type.");
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
