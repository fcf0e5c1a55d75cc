using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>What an avatar does with its head, brows, shoulders and hands to underline what it says. It moves no lips.</summary>
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

    /// <summary>The right hand is raised and waves: a greeting. Head and brows greet too, also where no hands are seen.</summary>
    [JsonStringEnumMemberName("wave")]
    Wave,

    /// <summary>Both hands are held out, open, palms up: here it is.</summary>
    [JsonStringEnumMemberName("palm")]
    Palm,

    /// <summary>The right hand counts to three on its fingers.</summary>
    [JsonStringEnumMemberName("count")]
    Count,
}
