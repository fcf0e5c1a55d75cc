using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>The 15 Oculus visemes, the canonical mouth shapes of AvatarKit, in Oculus order. On the wire:
/// their Oculus names (<c>sil</c>, <c>PP</c>, … <c>U</c>).</summary>
/// <remarks>Source: Meta's Audio to Viseme reference (OVRLipSync), the names that live on in OpenXR XR_META_face_tracking_visemes.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<Viseme>))]
public enum Viseme
{
    /// <summary>Silence: a mouth at rest.</summary>
    [JsonStringEnumMemberName("sil")]
    Sil,

    /// <summary>p, b, m: lips sealed.</summary>
    [JsonStringEnumMemberName("PP")]
    PP,

    /// <summary>f, v: lower lip at the upper teeth.</summary>
    [JsonStringEnumMemberName("FF")]
    FF,

    /// <summary>th: tongue between the teeth.</summary>
    [JsonStringEnumMemberName("TH")]
    TH,

    /// <summary>t, d.</summary>
    [JsonStringEnumMemberName("DD")]
    DD,

    /// <summary>k, g, h.</summary>
    [JsonStringEnumMemberName("kk")]
    Kk,

    /// <summary>ch, j, sh.</summary>
    [JsonStringEnumMemberName("CH")]
    CH,

    /// <summary>s, z.</summary>
    [JsonStringEnumMemberName("SS")]
    SS,

    /// <summary>n, l.</summary>
    [JsonStringEnumMemberName("nn")]
    Nn,

    /// <summary>r.</summary>
    [JsonStringEnumMemberName("RR")]
    RR,

    /// <summary>The open vowel of "car".</summary>
    [JsonStringEnumMemberName("aa")]
    Aa,

    /// <summary>The vowel of "bed".</summary>
    [JsonStringEnumMemberName("E")]
    E,

    /// <summary>The vowel of "tip".</summary>
    [JsonStringEnumMemberName("I")]
    I,

    /// <summary>The rounded vowel of "toe".</summary>
    [JsonStringEnumMemberName("O")]
    O,

    /// <summary>The narrow rounded vowel of "book".</summary>
    [JsonStringEnumMemberName("U")]
    U,
}
