using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>How AvatarKit's types are written as JSON.</summary>
public static class AvatarJson
{
    /// <summary>Source-generated, read-only options: camel case, times in milliseconds, absent values left out.</summary>
    public static JsonSerializerOptions Options => AvatarJsonContext.Default.Options;

    /// <summary>The same, indented, for files people read.</summary>
    public static JsonSerializerOptions IndentedOptions { get; } = CreateIndented();

    private static JsonSerializerOptions CreateIndented()
    {
        var options = new JsonSerializerOptions(AvatarJsonContext.Default.Options) { WriteIndented = true };
        options.MakeReadOnly();
        return options;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AvatarResponse))]
[JsonSerializable(typeof(AvatarResponseUpdate))]
[JsonSerializable(typeof(TurnResult))]
[JsonSerializable(typeof(ConversationTurn))]
[JsonSerializable(typeof(VoiceInfo))]
[JsonSerializable(typeof(SpeechMark))]
internal sealed partial class AvatarJsonContext : JsonSerializerContext;
