namespace AvatarKit.Evaluation;

/// <summary>A case and how it went.</summary>
/// <param name="Case">The case.</param>
/// <param name="Said">What is said for it.</param>
/// <param name="IsRight">Whether that is one of the right ways.</param>
/// <param name="IsRightRaw">Whether the voice would have said the written text right by itself.</param>
internal sealed record ReadOutcome(ReadCase Case, string Said, bool IsRight, bool IsRightRaw);
