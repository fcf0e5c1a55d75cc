using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>What an avatar does with its head, brows and shoulders to underline what it says. It moves no lips.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Gesture>))]
public enum Gesture
{
    /// <summary>Two nods, the second smaller: yes.</summary>
    [JsonStringEnumMemberName("nod")]
    Nod,

    /// <summary>The head shakes: no.</summary>
    [JsonStringEnumMemberName("shake")]
    Shake,

    /// <summary>The shoulders rise and fall, the head tilted: who knows.</summary>
    [JsonStringEnumMemberName("shrug")]
    Shrug,

    /// <summary>The head tilts to one side and stays there for a moment.</summary>
    [JsonStringEnumMemberName("tilt")]
    Tilt,

    /// <summary>The brows rise for a third of a second, as where people meet or make a point.</summary>
    [JsonStringEnumMemberName("browFlash")]
    BrowFlash,
}
