namespace AvatarKit.Samples.Console;

/// <summary>Follows how far a player has played: what it was given, less what it has not come to. Thread-safe.</summary>
internal sealed class PlaybackClock(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly List<PlayedPiece> pieces = [];
    private TimeSpan begun;
    private TimeSpan given;
    private long endsAt;

    /// <summary>How much the player was given and has not come to.</summary>
    public TimeSpan Ahead
    {
        get
        {
            lock (gate)
            {
                return AheadNow();
            }
        }
    }

    /// <summary>The piece that is heard and the time since its first sample; <see langword="null"/> while none is.</summary>
    public PlaybackPoint? Position
    {
        get
        {
            lock (gate)
            {
                TimeSpan played = given - AheadNow();
                PlayedPiece? piece = pieces.FindLast(one => one.Start < played);
                return piece is null
                    ? null
                    : new PlaybackPoint(piece.Index, played - piece.Start < piece.Duration ? played - piece.Start : piece.Duration);
            }
        }
    }

    /// <summary>The player takes a while before it plays.</summary>
    public void Delay(TimeSpan duration)
    {
        lock (gate)
        {
            Extend(duration);
        }
    }

    /// <summary>What is given next belongs to a piece.</summary>
    public void Begin(SpeechSegment piece)
    {
        lock (gate)
        {
            pieces.Add(new PlayedPiece(piece.Index, begun, piece.Duration));
            begun += piece.Duration;
        }
    }

    /// <summary>The player was given sound.</summary>
    public void Give(TimeSpan duration)
    {
        lock (gate)
        {
            given += duration;
            Extend(duration);
        }
    }

    private TimeSpan AheadNow()
    {
        long now = time.GetTimestamp();
        return endsAt > now ? time.GetElapsedTime(now, endsAt) : TimeSpan.Zero;
    }

    private void Extend(TimeSpan duration)
        => endsAt = Math.Max(endsAt, time.GetTimestamp()) + (long)(duration.TotalSeconds * time.TimestampFrequency);

    private sealed record PlayedPiece(int Index, TimeSpan Start, TimeSpan Duration);
}
