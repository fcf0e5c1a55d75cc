using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>What a face feels while it speaks. It colours brows, eyes and cheeks and bends the corners of the mouth;
/// the lips' closures stay.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Mood>))]
public enum Mood
{
    /// <summary>Attentive and friendly, the face at rest.</summary>
    [JsonStringEnumMemberName("neutral")]
    Neutral,

    /// <summary>Glad: a smile that reaches the eyes.</summary>
    [JsonStringEnumMemberName("happy")]
    Happy,

    /// <summary>Sorry for something: inner brows up, corners of the mouth down.</summary>
    [JsonStringEnumMemberName("sad")]
    Sad,

    /// <summary>Taking something seriously: brows a little together.</summary>
    [JsonStringEnumMemberName("concerned")]
    Concerned,

    /// <summary>Struck by something: brows and lids up.</summary>
    [JsonStringEnumMemberName("surprised")]
    Surprised,

    /// <summary>Thinking: one brow up, the gaze aside.</summary>
    [JsonStringEnumMemberName("thoughtful")]
    Thoughtful,

    /// <summary>Angry, with restraint, as who plays a part or is indignant on somebody's behalf: brows down and together, lids narrowed,
    /// nose drawn up a little, lips pressed, jaw set. Never guessed from an answer's words or emoji: a host, a cue or a tag asks for it.</summary>
    [JsonStringEnumMemberName("angry")]
    Angry,
}
