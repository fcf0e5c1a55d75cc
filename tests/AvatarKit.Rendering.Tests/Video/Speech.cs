using System.Runtime.InteropServices;

namespace AvatarKit.Rendering.Tests;

/// <summary>Made-up speech: a tone for every "ah", silence for closed lips.</summary>
internal static class Speech
{
    public const int Rate = 24_000;

    /// <summary>Syllables "ma" of a quarter of a second each.</summary>
    public static SpokenSegment Segment(int index, double offset, int syllables, bool isLast = true, int rate = Rate, int channels = 1)
    {
        int each = rate / 4;
        var samples = new short[each * syllables * channels];
        var spans = new List<VisemeSpan>();
        for (int i = 0; i < syllables; i++)
        {
            spans.Add(new VisemeSpan(Viseme.PP, i * each, each / 3));
            spans.Add(new VisemeSpan(Viseme.Aa, (i * each) + (each / 3), each - (each / 3)));
            for (int n = each / 3; n < each; n++)
            {
                for (int channel = 0; channel < channels; channel++)
                {
                    samples[(((i * each) + n) * channels) + channel] = (short)(12_000 * Math.Sin(n * 440 * Math.Tau / rate));
                }
            }
        }

        return new SpokenSegment
        {
            Index = index,
            Offset = TimeSpan.FromSeconds(offset),
            Caption = "Mamama",
            Format = new AudioFormat(AudioEncoding.Pcm16, rate, channels),
            Audio = MemoryMarshal.AsBytes(samples.AsSpan()).ToArray(),
            Visemes = new VisemeTrack(rate, each * syllables, spans),
            IsLast = isLast,
        };
    }

    /// <summary>Segments of so many syllables each.</summary>
    public static SpokenSegment[] Turn(params int[] syllables)
    {
        double offset = 0;
        var turn = new SpokenSegment[syllables.Length];
        for (int i = 0; i < turn.Length; i++)
        {
            turn[i] = Segment(i, offset, syllables[i], i == turn.Length - 1);
            offset += syllables[i] * 0.25;
        }

        return turn;
    }

    public static RenderOptions Video { get; } = new() { Video = true };

    public static IAsyncEnumerable<SpokenSegment> Spoken(params SpokenSegment[] segments) => segments.ToAsyncEnumerable();
}
