using CsCheck;

namespace AvatarKit.Tests;

/// <summary>Viseme tracks as speech makes them: syllables of consonants and vowels, words, pauses; slow and fast.</summary>
internal static class SpokenTracks
{
    private static readonly Viseme[] Consonants =
        [Viseme.PP, Viseme.FF, Viseme.TH, Viseme.DD, Viseme.Kk, Viseme.CH, Viseme.SS, Viseme.Nn, Viseme.RR, Viseme.PP, Viseme.Nn, Viseme.DD];
    private static readonly Viseme[] Vowels = [Viseme.Aa, Viseme.E, Viseme.I, Viseme.O, Viseme.U];

    private static readonly Gen<(Viseme, int)[]> Syllable = Gen.Select(
        One(Consonants).Array[0, 2],
        One(Vowels),
        One(Consonants).Array[0, 1],
        Gen.Int[45, 120],
        Gen.Int[45, 240],
        static (onset, vowel, coda, brief, lasting) =>
            ((Viseme, int)[])[.. onset.Select(viseme => (viseme, brief)), (vowel, lasting), .. coda.Select(viseme => (viseme, brief))]);

    private static readonly Gen<(Viseme, int)[]> Pause = Gen.Frequency(
        (5, Gen.Const(Array.Empty<(Viseme, int)>())), (1, Gen.Int[210, 900].Select(static ms => new[] { (Viseme.Sil, ms) })));

    /// <summary>A sentence; its pace is a factor on every sound.</summary>
    public static Gen<SpokenSegment> Sentence { get; } = Gen.Select(Gen.Select(Syllable, Pause).Array[3, 25], Gen.Double[0.65, 1.5], Gen.Int[0, 15])
        .Select(static (parts, pace, shift) =>
    {
        // A phase against the frames' clock, so that sounds don't begin on frames.
        List<VisemeSpan> spans = [];
        long at = ((400 * Segments.Rate) / 1000) + (shift * 16);
        foreach ((Viseme viseme, int milliseconds) in parts.SelectMany(static part => part.Item1.Concat(part.Item2)))
        {
            long duration = (long)(milliseconds * (viseme == Viseme.Sil ? 1 : pace) * Segments.Rate / 1000);
            spans.Add(new VisemeSpan(viseme, at, duration));
            at += duration;
        }

        long length = at + (400 * Segments.Rate / 1000);
        VisemeSmoothing.Apply(spans, Segments.Rate);
        return Segments.Of((Viseme.Sil, 10))
            with { Visemes = new VisemeTrack(Segments.Rate, length, spans), Audio = new byte[length * 2], Words = [] };
    });

    public static Gen<T> One<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
