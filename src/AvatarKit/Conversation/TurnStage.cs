using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>The stages of a turn, in order.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TurnStage>))]
public enum TurnStage
{
    /// <summary>Validation and limits.</summary>
    [JsonStringEnumMemberName("admit")]
    Admit,

    /// <summary>Guards looking at the message.</summary>
    [JsonStringEnumMemberName("screen")]
    Screen,

    /// <summary>Loading the conversation and storing the message.</summary>
    [JsonStringEnumMemberName("recall")]
    Recall,

    /// <summary>Choosing the tier.</summary>
    [JsonStringEnumMemberName("route")]
    Route,

    /// <summary>The model writing.</summary>
    [JsonStringEnumMemberName("generate")]
    Generate,

    /// <summary>Cutting into sentences and making them speakable.</summary>
    [JsonStringEnumMemberName("segment")]
    Segment,

    /// <summary>The voice.</summary>
    [JsonStringEnumMemberName("speak")]
    Speak,

    /// <summary>Lip sync.</summary>
    [JsonStringEnumMemberName("animate")]
    Animate,

    /// <summary>Face and video.</summary>
    [JsonStringEnumMemberName("render")]
    Render,

    /// <summary>Storing the answer.</summary>
    [JsonStringEnumMemberName("remember")]
    Remember,
}
