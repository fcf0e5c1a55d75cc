namespace AvatarKit;

/// <summary>A part of what is said and the part of what was written that it stands for. Equal lengths mean letter for letter.</summary>
/// <param name="SpokenStart">Index of the first UTF-16 code unit of what is said.</param>
/// <param name="SpokenLength">Its length.</param>
/// <param name="OriginalStart">Index of the first UTF-16 code unit of what was written.</param>
/// <param name="OriginalLength">Its length; 0 for words the caption does not show.</param>
public readonly record struct SpeakableSpan(int SpokenStart, int SpokenLength, int OriginalStart, int OriginalLength)
{
    /// <summary>What the part was taken for.</summary>
    /// <value>Default: <see cref="SpeakableKind.Verbatim"/>. A number that is left to the voice as digits has its kind, too.</value>
    public SpeakableKind Kind { get; init; }
}
