namespace AvatarKit.AspNetCore;

/// <summary>Where a session's stream of Opus stood after each piece that may have to be gone on from. Bounded; thread-safe.</summary>
internal sealed class OpusTails
{
    // A client acknowledges every second; one that does not hears a seam of some milliseconds when it comes back.
    private const int MaxKept = 64;

    private readonly Lock gate = new();
    private readonly LinkedList<Entry> kept = new();

    /// <summary>Keeps where the stream stands after a piece.</summary>
    public void Add(long number, SpeechSegment piece, OpusTail tail)
    {
        lock (gate)
        {
            kept.AddLast(new Entry(number, piece.TurnId, piece.Index, piece.Format.SampleRate, tail));
            if (kept.Count > MaxKept)
            {
                kept.RemoveFirst();
            }
        }
    }

    /// <summary>The client has all up to a number: of those only the last can be gone on from.</summary>
    public void Acknowledge(long number)
    {
        lock (gate)
        {
            while (kept.First?.Next is { } second && second.Value.Number <= number)
            {
                kept.RemoveFirst();
            }
        }
    }

    /// <summary>Where the stream stood before a piece.</summary>
    public OpusTail? FindBefore(SpeechSegment piece)
    {
        lock (gate)
        {
            return kept.FirstOrDefault(
                one => one.TurnId == piece.TurnId && one.Segment == piece.Index - 1 && one.SampleRate == piece.Format.SampleRate)?.Tail;
        }
    }

    /// <summary>Where a turn's stream stood after the last piece the client has, and its rate.</summary>
    public (OpusTail Tail, int SampleRate)? FindLast(string turnId)
    {
        lock (gate)
        {
            return kept.LastOrDefault(one => one.TurnId == turnId) is { } last ? (last.Tail, last.SampleRate) : null;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            kept.Clear();
        }
    }

    private sealed record Entry(long Number, string TurnId, int Segment, int SampleRate, OpusTail Tail);
}
