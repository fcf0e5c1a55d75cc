using System.Threading.Channels;

namespace AvatarKit;

/// <summary>Cuts an answer into sentences as it comes, and gives out text that waits too long for the end of its own. Thread-safe.</summary>
/// <param name="options">How to cut.</param>
/// <param name="time">The clock of text that waits.</param>
/// <param name="offset">Index of the text's first UTF-16 code unit in the turn's whole answer.</param>
internal sealed class SentenceFeed(SegmentationOptions options, TimeProvider time, int offset) : IDisposable
{
    private readonly SentenceSegmenter segmenter = new(options);
    private readonly Lock gate = new();
    private readonly List<TextSegment> cut = [];
    private readonly List<(int Start, Mood Mood)> moods = [];

    // Text waiting to be spoken is bounded by the length of an answer; what must be bounded is audio.
    private readonly Channel<TextSegment> segments = Channel.CreateUnbounded<TextSegment>(new UnboundedChannelOptions { SingleReader = true });
    private ITimer? waiting;
    private bool ticking;

    public ChannelReader<TextSegment> Reader => segments.Reader;

    /// <summary>Adds the next characters of the answer.</summary>
    /// <param name="delta">The characters.</param>
    /// <param name="cues">Moods that hold from an index of the answer on, none before its end so far.</param>
    public void Append(string delta, IReadOnlyList<(int Start, Mood Mood)> cues)
    {
        lock (gate)
        {
            moods.AddRange(cues);
            segmenter.Append(delta, cut);
            bool any = Release();
            if (!segmenter.HasPending)
            {
                waiting?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                ticking = false;
            }
            else if (any || !ticking)
            {
                waiting ??= time.CreateTimer(
                    static state => ((SentenceFeed)state!).CutNow(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                waiting.Change(options.MaxWait, options.MaxWait);
                ticking = true;
            }
        }
    }

    /// <summary>Ends the answer.</summary>
    public void Complete()
    {
        lock (gate)
        {
            StopWaiting();
            segmenter.Complete(cut);
            Release();
            segments.Writer.TryComplete();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            StopWaiting();
        }
    }

    private void CutNow()
    {
        lock (gate)
        {
            if (waiting is not null)
            {
                segmenter.CutNow(cut);
                Release();
            }
        }
    }

    private bool Release()
    {
        foreach (TextSegment segment in cut)
        {
            segments.Writer.TryWrite(segment with { Start = offset + segment.Start, Mood = MoodAt(segment.Start) });
        }

        bool any = cut.Count > 0;
        cut.Clear();
        return any;
    }

    private Mood? MoodAt(int start)
    {
        int last = moods.FindLastIndex(mood => mood.Start <= start);
        return last < 0 ? null : moods[last].Mood;
    }

    private void StopWaiting()
    {
        waiting?.Dispose();
        waiting = null;
    }
}
