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
    private readonly Queue<PlacedGesture> gestures = new();
    private PlacedGestures? lastGestures;
    private readonly TagCarrier voiceTags = new();

    // Text waiting to be spoken is bounded by the length of an answer; what must be bounded is audio.
    private readonly Channel<TextSegment> segments = Channel.CreateUnbounded<TextSegment>(new UnboundedChannelOptions { SingleReader = true });
    private ITimer? waiting;
    private bool ticking;

    public ChannelReader<TextSegment> Reader => segments.Reader;

    /// <summary>Adds the next characters of the answer.</summary>
    /// <param name="delta">The characters.</param>
    /// <param name="cues">Moods that hold from an index of the answer on, none before its end so far.</param>
    /// <param name="tags">Voice tags that stood at an index of the answer, none before its end so far.</param>
    /// <param name="asked">Gestures that cues at an index of the answer ask for, none before its end so far.</param>
    public void Append(
        string delta,
        IReadOnlyList<(int Start, Mood Mood)> cues,
        IReadOnlyList<PlacedTag>? tags = null,
        IReadOnlyList<PlacedGesture>? asked = null)
    {
        lock (gate)
        {
            moods.AddRange(cues);
            foreach (PlacedGesture gesture in asked ?? [])
            {
                gestures.Enqueue(gesture);
            }

            voiceTags.Add(tags ?? []);
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
            GiveRest();
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
            segments.Writer.TryWrite(segment with
            {
                Start = offset + segment.Start,
                Mood = MoodAt(segment.Start),
                VoiceTags = voiceTags.Take(segment.Start, segment.Start + segment.Text.Length),
                Gestures = lastGestures = GesturesOf(segment),
            });
        }

        bool any = cut.Count > 0;
        cut.Clear();
        return any;
    }

    /// <summary>A cue after a sentence belongs to the next one.</summary>
    private PlacedGestures GesturesOf(TextSegment segment)
    {
        PlacedGestures own = new();
        while (gestures.TryPeek(out PlacedGesture gesture) && gesture.Index < segment.Start + segment.Text.Length)
        {
            gestures.Dequeue();
            own.Add(gesture with { Index = Math.Max(0, gesture.Index - segment.Start) });
        }

        return own;
    }

    /// <summary>A cue after the answer's last word belongs to that, as long as it is not handed on.</summary>
    private void GiveRest()
    {
        while (gestures.TryDequeue(out PlacedGesture gesture))
        {
            lastGestures?.Add(gesture with { Index = int.MaxValue - 1 });
        }
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
