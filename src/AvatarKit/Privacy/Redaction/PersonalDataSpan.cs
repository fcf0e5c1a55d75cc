namespace AvatarKit;

/// <summary>Where a piece of personal data stands in a text.</summary>
/// <param name="Start">Index of its first UTF-16 code unit.</param>
/// <param name="Length">How many code units it has, 1 or more.</param>
/// <param name="Kind">What it is.</param>
public readonly record struct PersonalDataSpan(int Start, int Length, PersonalDataKind Kind)
{
    /// <summary>Index after its last code unit.</summary>
    public int End => Start + Length;
}
