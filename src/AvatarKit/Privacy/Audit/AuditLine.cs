namespace AvatarKit;

/// <summary>A line of a trail's file.</summary>
/// <param name="Text">What stands in it; <see langword="null"/>: more than a record may have.</param>
/// <param name="Bytes">Its length in UTF-8.</param>
/// <param name="IsEnded">Whether its end is there: one without is a write that broke off.</param>
internal readonly record struct AuditLine(string? Text, int Bytes, bool IsEnded);
