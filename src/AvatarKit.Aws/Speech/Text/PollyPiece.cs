namespace AvatarKit.Aws;

/// <summary>A part of a text that one request can hold.</summary>
/// <param name="Text">What is sent.</param>
/// <param name="IsSsml">Whether it is markup.</param>
/// <param name="Map">Where its bytes come from.</param>
internal sealed record PollyPiece(string Text, bool IsSsml, PollyTextMap Map);
