namespace AvatarKit.Testing;

/// <summary>What a user knows of one message that was sent.</summary>
internal sealed class TrialMessage(string message)
{
    public string Message => message;

    public string Mark { get; } = TrialMark.In(message);

    /// <summary>Whether a turn of it had begun: from there on it must not be lost.</summary>
    public bool IsAccepted { get; private set; }

    /// <summary>What the user saw completed; <see langword="null"/>: nothing.</summary>
    public string? Completed { get; private set; }

    /// <summary>Whether the user interrupted what was whole already: the rest of it was not shown.</summary>
    public bool IsCut { get; private set; }

    /// <summary>What the user was told had been heard; <see langword="null"/>: it was not interrupted.</summary>
    public string? Heard { get; private set; }

    public void Note(PlayedTurn turn)
    {
        IsAccepted |= turn.Updates.Any(static one => one.Update is TurnStarted);
        if (turn.Ended is TurnCompleted && (Completed is null || IsCut))
        {
            Completed = turn.Text;
            IsCut = turn.HasInterrupted;
        }

        Heard = turn.Ended is TurnInterrupted interrupted ? interrupted.HeardText : Heard;
    }

    /// <summary>Whether what is stored is what the user was told.</summary>
    public bool Agrees(ConversationTurn stored) => (Completed, Heard) switch
    {
        ({ } text, _) => stored.Status == TurnStatus.Completed
            && (IsCut ? stored.Result?.Answer.StartsWith(text, StringComparison.Ordinal) == true : stored.Result?.Answer == text),
        (null, { } heard) => stored.Status == TurnStatus.Interrupted && stored.Result?.Answer == heard,
        _ => true,
    };
}
