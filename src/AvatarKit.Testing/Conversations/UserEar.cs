namespace AvatarKit.Testing;

/// <summary>Hears an answer as it comes, and knows when the user has had enough. One for each turn.</summary>
internal sealed class UserEar(UserConduct conduct)
{
    private TimeSpan heard;
    private int updates;

    public bool Leaves => updates >= conduct.LeaveAfterUpdates;

    public bool Interrupts { get; private set; } = conduct.InterruptAfterUpdates <= 0;

    /// <summary>Takes the next update, and reports what is heard of it.</summary>
    public void Hear(AvatarResponseUpdate update, Action<int, TimeSpan> report)
    {
        updates++;
        if (update is SpeechSegment piece && !Interrupts)
        {
            TimeSpan left = conduct.InterruptAfterHearing is { } limit ? limit - heard : TimeSpan.MaxValue;
            report(piece.Index, left < piece.Duration ? left : piece.Duration);
            heard += piece.Duration;
            Interrupts |= left <= piece.Duration;
        }

        Interrupts |= updates >= conduct.InterruptAfterUpdates;
    }
}
