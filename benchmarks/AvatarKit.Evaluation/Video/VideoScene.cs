using System.Runtime.InteropServices;
using AvatarKit.Rendering;

namespace AvatarKit.Evaluation;

/// <summary>Speech to render: syllables of seeded shapes and lengths with pauses between words, as a hum.</summary>
internal static class VideoScene
{
    private const int Rate = 24_000;

    private static readonly Viseme[] Consonants =
    [
        Viseme.PP, Viseme.FF, Viseme.TH, Viseme.DD, Viseme.Kk, Viseme.CH, Viseme.SS, Viseme.Nn, Viseme.RR,
    ];
    private static readonly Viseme[] Vowels = [Viseme.Aa, Viseme.E, Viseme.I, Viseme.O, Viseme.U];

    /// <summary>Sentences of about three seconds each that last so long together.</summary>
    public static SpokenSegment[] Turn(double seconds, int seed)
    {
        int count = Math.Max(1, (int)Math.Round(seconds / 3));
        double each = seconds / count;
        return [.. Enumerable.Range(0, count).Select(i => Segment(i, each, i * each, seed, i == count - 1))];
    }

    public static VideoRenderingOptions Options(int width, int height, int frameRate, int prewarmed = 0) => new()
    {
        Width = width,
        Height = height,
        FrameRate = frameRate,
        PrewarmedEncoders = prewarmed,
        MaxConcurrentRenders = 64,
    };

    /// <summary>Renders a turn and takes every piece as it comes.</summary>
    /// <returns>Seconds until the first fragment and until the end, and the bytes of all.</returns>
    public static async Task<(double First, double All, long Bytes)> RenderAsync(VideoRenderer renderer, SpokenSegment[] turn)
    {
        TimeProvider clock = TimeProvider.System;
        long since = clock.GetTimestamp();
        double first = 0;
        long bytes = 0;
        await foreach (AvatarRendering made in renderer.RenderAsync(turn.ToAsyncEnumerable(), new RenderOptions { Video = true, FrameRate = 60 }))
        {
            if (made is RenderingWarning warning)
            {
                throw warning.Error;
            }

            if (made is VideoRendering piece)
            {
                bytes += piece.Data.Length;
                first = first > 0 || piece.IsInitialization ? first : clock.GetElapsedTime(since).TotalSeconds;
            }
        }

        return (first, clock.GetElapsedTime(since).TotalSeconds, bytes);
    }

    private static SpokenSegment Segment(int index, double seconds, double offset, int seed, bool isLast)
    {
        var random = new Random(HashCode.Combine(seed, index));
        int length = (int)(seconds * Rate);
        var samples = new short[length];
        List<VisemeSpan> spans = [];
        int at = 0;
        while (at < length - Rate)
        {
            int consonant = Rate * random.Next(50, 90) / 1000;
            int vowel = Rate * random.Next(80, 180) / 1000;
            spans.Add(new VisemeSpan(Consonants[random.Next(Consonants.Length)], at, consonant));
            spans.Add(new VisemeSpan(Vowels[random.Next(Vowels.Length)], at + consonant, vowel));
            for (int i = at + consonant; i < at + consonant + vowel; i++)
            {
                samples[i] =
                    (short)((6_000 * Math.Sin(i * 140 * Math.Tau / Rate)) + (3_000 * Math.Sin(i * 700 * Math.Tau / Rate)) + random.Next(-200, 200));
            }

            at += consonant + vowel + (random.Next(6) == 0 ? Rate / 4 : 0);
        }

        return new SpokenSegment
        {
            Index = index,
            Offset = TimeSpan.FromSeconds(offset),
            Caption = "Words that are said here.",
            Format = AudioFormat.Pcm16(Rate),
            Audio = MemoryMarshal.AsBytes(samples.AsSpan()).ToArray(),
            Visemes = new VisemeTrack(Rate, length, spans),
            IsLast = isLast,
        };
    }
}
