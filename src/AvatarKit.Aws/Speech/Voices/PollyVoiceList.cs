namespace AvatarKit.Aws;

/// <summary>The table of voices that comes with the package.</summary>
/// <param name="AsOf">The day it was true.</param>
/// <param name="Voices">The voices, the preferred ones of a language first.</param>
internal sealed record PollyVoiceList(DateOnly AsOf, IReadOnlyList<PollyVoice> Voices);
