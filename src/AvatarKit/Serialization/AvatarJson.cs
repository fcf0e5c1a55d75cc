using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace AvatarKit;

/// <summary>How AvatarKit's types are written as JSON.</summary>
public static class AvatarJson
{
    /// <summary>Source-generated, read-only options: camel case, times in milliseconds, absent values left out.</summary>
    public static JsonSerializerOptions Options { get; } = Create(indented: false);

    /// <summary>The same, indented, for files people read.</summary>
    public static JsonSerializerOptions IndentedOptions { get; } = Create(indented: true);

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
[JsonSerializable(typeof(VoiceInfo))]
[JsonSerializable(typeof(SpeechMark))]
internal sealed partial class AvatarJsonContext : JsonSerializerContext;
