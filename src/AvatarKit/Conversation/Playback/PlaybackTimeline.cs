namespace AvatarKit;

/// <summary>
/// Follows which words of an answer were handed out and which were heard. Keeps words and times, never audio or faces, and may outlive the turn.
/// Thread-safe.
/// </summary>
/// <remarks>
/// What was heard is what the client reports. Without reports it is estimated: pieces are taken to be played one after the other from when they were
/// handed out. Where nothing is spoken, what was handed out counts as read.
/// </remarks>
internal sealed class PlaybackTimeline(TimeProvider time, bool speaks, PlaybackPosition? reported = null)
{
    private readonly Lock gate = new();
    private readonly List<TimelineSentence> sentences = [];
    private readonly List<TimelinePiece> pieces = [];
    private readonly List<TimelineWord> words = [];
    private PlaybackPosition? reported = reported;
    private PlaybackReport last = PlaybackReport.None;
    private long? stoppedAt;
    private long pausedFor;
    private long earliest;
    private bool frozen;
    private bool complete;
    private int textLength;

    /// <summary>How much speech was handed out.</summary>
    public TimeSpan HandedOut
    {
        get
        {
            lock (gate)
            {
                return Total();
            }
        }
    }

    /// <summary>Whether the client says how far it has played; else the clock does.</summary>
    public bool IsReported
    {
        get
        {
            lock (gate)
            {
                return reported is not null;
            }
        }
    }

    /// <summary>How much of it was heard.</summary>
    public TimeSpan Heard
    {
        get
        {
            lock (gate)
            {
                (int piece, TimeSpan elapsed) = Position();
                return piece < 0 ? TimeSpan.Zero : pieces[piece].Offset + Min(elapsed, pieces[piece].Duration);
            }
        }
    }

    /// <summary>The piece being heard, by its <see cref="SpeechSegment.Index"/>, and the time since its first sample; -1 while none is.</summary>
    public (int Segment, TimeSpan Elapsed) HeardPosition
    {
        get
        {
            lock (gate)
            {
                (int piece, TimeSpan elapsed) = Position();
                return piece < 0 ? (-1, TimeSpan.Zero) : (pieces[piece].Index, Min(elapsed, pieces[piece].Duration));
            }
        }
    }

    /// <summary>How many UTF-16 code units of the answer were heard: to the end of the word that had begun.</summary>
    public int HeardEnd
    {
        get
        {
            lock (gate)
            {
                return EndOfHeard(answer: null);
            }
        }
    }

    /// <summary>Notes that an update is handed to the client. Whatever it carries besides words and times is not kept.</summary>
    public void Add(AvatarResponseUpdate update)
    {
        lock (gate)
        {
            switch (update)
            {
                case TextDelta delta:
                    textLength += delta.Text.Length;
                    break;
                case SpeechSegment segment:
                    AddPiece(segment);
                    break;
                case TurnEnded:
                    complete = true;
                    break;
            }
        }
    }

    /// <summary>Reports that playback has reached a moment of a piece. From the first report on the clock no longer counts.</summary>
    public void Report(int segment, TimeSpan elapsed)
    {
        lock (gate)
        {
            if (!frozen)
            {
                (reported ??= new PlaybackPosition()).ReportSpeech(segment, elapsed);
            }
        }
    }

    /// <summary>Something else is played first: the pieces that follow wait for it.</summary>
    public void StartAfter(TimeSpan other)
    {
        lock (gate)
        {
            earliest = Math.Max(earliest, Now()) + Timestamps(other);
        }
    }

    /// <summary>Playback stands still until it is resumed.</summary>
    public void Pause()
    {
        lock (gate)
        {
            stoppedAt ??= time.GetTimestamp();
        }
    }

    /// <summary>Playback goes on after a pause.</summary>
    public void Resume()
    {
        lock (gate)
        {
            if (!frozen && stoppedAt is { } since)
            {
                pausedFor += time.GetTimestamp() - since;
                stoppedAt = null;
            }
        }
    }

    /// <summary>The person interrupts: nothing is heard from here on.</summary>
    public void Freeze()
    {
        lock (gate)
        {
            if (!frozen)
            {
                stoppedAt ??= time.GetTimestamp();
                last = reported?.Read() ?? last;
                frozen = true;
            }
        }
    }

    /// <summary>The part of the answer that was heard, cut at a word.</summary>
    /// <param name="answer">The answer from its beginning, at least as far as it was handed out.</param>
    public string CutAt(string answer)
    {
        int end;
        lock (gate)
        {
            end = EndOfHeard(answer);
        }

        return HeardCut.AtWord(answer, Math.Clamp(end, 0, answer.Length));
    }

    private void AddPiece(SpeechSegment segment)
    {
        if (segment.Start == TimeSpan.Zero || sentences.Count == 0)
        {
            sentences.Add(new TimelineSentence(segment.TextStart, segment.TextStart + segment.Text.Length, words.Count));
        }

        TimeSpan offset = Total();
        long start = Math.Max(Math.Max(Now(), earliest), pieces.Count == 0 ? 0 : pieces[^1].StartedAt + Timestamps(pieces[^1].Duration));
        TimeSpan duration = segment.Duration < TimeSpan.Zero ? TimeSpan.Zero : segment.Duration;
        pieces.Add(new TimelinePiece(segment.Index, sentences.Count - 1, words.Count, start, offset, duration));
        TimelineSentence sentence = sentences[^1];
        int end = words.Count > sentence.FirstWord ? words[^1].TextEnd : sentence.TextStart;
        foreach (SpokenWord word in segment.Words)
        {
            // A word that adds nothing to what is shown says nothing about what was heard of it.
            int wordEnd = Math.Min(sentence.TextStart + word.CaptionStart + word.CaptionLength, sentence.TextEnd);
            if (wordEnd > end)
            {
                words.Add(TimelineWord.At(word.Start, wordEnd));
                end = wordEnd;
            }
        }
    }

    private int EndOfHeard(string? answer)
    {
        (int at, TimeSpan elapsed) = Position();
        int spoken = at < 0 ? 0 : EndWithin(at, elapsed, answer);
        return Reported() is { } report ? Math.Max(report.Characters, spoken) : speaks ? spoken : textLength;
    }

    private PlaybackReport? Reported() => reported is null ? null : frozen ? last : reported.Read();

    /// <summary>The place among the pieces of the one that is being heard, and the time since its first sample.</summary>
    private (int Piece, TimeSpan Elapsed) Position()
    {
        if (Reported() is { } report)
        {
            int at = pieces.FindLastIndex(piece => piece.Index <= report.Segment);
            return (at, at >= 0 && pieces[at].Index < report.Segment ? pieces[at].Duration : report.Elapsed);
        }

        long now = Now();
        int playing = pieces.FindLastIndex(piece => piece.StartedAt < now);
        return (playing, playing < 0 ? TimeSpan.Zero : time.GetElapsedTime(pieces[playing].StartedAt, now));
    }

    private int EndWithin(int at, TimeSpan elapsed, string? answer)
    {
        TimelinePiece piece = pieces[at];
        TimelineSentence sentence = sentences[piece.Sentence];
        bool played = elapsed >= piece.Duration;
        if (played && IsSentenceOver(at))
        {
            return sentence.TextEnd;
        }

        int next = at + 1 < pieces.Count ? pieces[at + 1].FirstWord : words.Count;
        while (next > piece.FirstWord && !words[next - 1].HasBegunAt(elapsed))
        {
            next--;
        }

        int end = next > sentence.FirstWord ? words[next - 1].TextEnd : sentence.TextStart;
        return played && answer is not null ? HeardCut.WithPunctuation(answer, end, sentence.TextEnd) : end;
    }

    private bool IsSentenceOver(int at) => at + 1 < pieces.Count ? pieces[at + 1].Sentence != pieces[at].Sentence : complete;

    private TimeSpan Total() => pieces.Count == 0 ? TimeSpan.Zero : pieces[^1].Offset + pieces[^1].Duration;

    /// <summary>The clock of playback, which stands still while it is paused.</summary>
    private long Now() => (stoppedAt ?? time.GetTimestamp()) - pausedFor;

    private long Timestamps(TimeSpan duration) => (long)(duration.TotalSeconds * time.TimestampFrequency);

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
