using System.Buffers;

namespace AvatarKit;

/// <summary>Cuts a recording into segments while it is heard: at a pause where there is one. Not thread-safe.</summary>
internal sealed class RecordingCutter(AudioFormat format, SpeakableText text, string locale)
{
    /// <summary>A pause ends a segment that is longer than this.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(10);

    /// <summary>A segment that is longer than this ends with any shape, though the mouth closes for a moment.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>From here on silence is a pause.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.15);

    private readonly LipSyncSession lips = new AlignedLipSync().CreateSession(format, text.Spoken, locale, text.Cues);
    private readonly List<VisemeSpan> spans = [];
    private readonly ArrayBufferWriter<byte> audio = new();
    private long start;
    private long followed;
    private int index;

    /// <summary>Hears what follows: at most a few seconds, since one segment at a time is given.</summary>
    /// <returns>A segment, if one is complete.</returns>
    public SpokenSegment? Append(ReadOnlyMemory<byte> samples)
    {
        audio.Write(samples.Span);
        lips.Append(samples, []);
        TakeSettled();
        for (int i = 0; i < spans.Count; i++)
        {
            VisemeSpan span = spans[i];
            TimeSpan length = format.ToTime(span.End - start);
            if (length >= Longest || (length >= Shortest && span.Viseme == Viseme.Sil && format.ToTime(span.Duration) >= Pause))
            {
                return Take(i + 1, span.End - start, isLast: false);
            }
        }

        return null;
    }

    /// <summary>Ends the recording.</summary>
    /// <returns>The last segment, if something is left.</returns>
    public SpokenSegment? Complete()
    {
        lips.Complete();
        TakeSettled();
        long length = format.SamplesIn(audio.WrittenCount);
        return length > 0 ? Take(spans.Count, length, isLast: true) : null;
    }

    private void TakeSettled()
    {
        if (lips.Settled > followed)
        {
            VisemeTrack track = lips.Take(lips.Settled);
            spans.AddRange(track.Spans.Where(span => span.Start < track.Length).Select(span => span with { Start = span.Start + followed }));
            followed += track.Length;
        }
    }

    private SpokenSegment Take(int count, long length, bool isLast)
    {
        long offset = start;
        byte[] all = audio.WrittenSpan.ToArray();
        int cut = (int)Math.Min(length * 2, all.Length);
        var track = new VisemeTrack(format.SampleRate, length, [.. spans.Take(count).Select(span => span with { Start = span.Start - offset })]);
        spans.RemoveRange(0, count);
        audio.ResetWrittenCount();
        audio.Write(all.AsSpan(cut));
        start += length;
        return new SpokenSegment
        {
            Index = index++,
            Offset = format.ToTime(offset),
            Caption = "",
            Format = format,
            Audio = all.AsMemory(0, cut),
            Visemes = track,
            IsLast = isLast,
        };
    }
}
