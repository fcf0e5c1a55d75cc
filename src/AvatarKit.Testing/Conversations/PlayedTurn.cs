namespace AvatarKit.Testing;

/// <summary>One turn as a user met it: what was asked, and all that came. <see cref="PlayedTurnAssertions"/> says what it must be.</summary>
/// <remarks>Not to be read before the turn is over. Audio and faces are held as they came.</remarks>
public sealed class PlayedTurn
{
    private readonly List<PlayedUpdate> updates = [];

    internal PlayedTurn(string message, AvatarRequest? request)
    {
        Message = message;
        Request = request;
    }

    /// <summary>What the user said; empty where nothing was understood.</summary>
    public string Message { get; internal set; }

    /// <summary>What the engine was asked; <see langword="null"/> for a turn of a session.</summary>
    public AvatarRequest? Request { get; }

    /// <summary>All that came, in order.</summary>
    public IReadOnlyList<PlayedUpdate> Updates => updates;

    /// <summary>The turn; empty where nothing came.</summary>
    public string TurnId => updates.Count > 0 ? updates[0].Update.TurnId : Request?.TurnId ?? "";

    /// <summary>The updates that end a turn: there must be one, and the last, unless <see cref="HasLeft"/>.</summary>
    public IReadOnlyList<TurnEnded> Endings => [.. Of<TurnEnded>()];

    /// <summary>How it ended; <see langword="null"/>: it did not, or the user left before.</summary>
    public TurnEnded? Ended => Endings is [.., TurnEnded last] ? last : null;

    /// <summary>Whether the user left before the end.</summary>
    public bool HasLeft { get; internal set; }

    /// <summary>Whether the user interrupted. What comes of the answer after that is not shown, even where it was whole already.</summary>
    public bool HasInterrupted { get; internal set; }

    /// <summary>What the stream of updates threw; it must throw nothing.</summary>
    public Exception? Thrown { get; internal set; }

    /// <summary>The text of the answer, as it was shown.</summary>
    public string Text => string.Concat(Of<TextDelta>().Select(static delta => delta.Text));

    /// <summary>The pieces of speech.</summary>
    public IReadOnlyList<SpeechSegment> Speech => [.. Of<SpeechSegment>()];

    /// <summary>What the person heard of the answer: of an interrupted one what history keeps, else all of its text.</summary>
    public string HeardText => Ended is TurnInterrupted interrupted ? interrupted.HeardText : Text;

    /// <summary>When the first text came, after the message; <see langword="null"/>: none came.</summary>
    public TimeSpan? FirstText => First<TextDelta>();

    /// <summary>When the first sound came, after the message; <see langword="null"/>: none came.</summary>
    public TimeSpan? FirstSpeech => First<SpeechSegment>();

    /// <summary>When the last update came, after the message.</summary>
    public TimeSpan Took => updates.Count > 0 ? updates[^1].After : TimeSpan.Zero;

    internal void Add(TimeSpan after, AvatarResponseUpdate update) => updates.Add(new PlayedUpdate(after, update));

    private IEnumerable<TUpdate> Of<TUpdate>() => updates.Select(static one => one.Update).OfType<TUpdate>();

    private TimeSpan? First<TUpdate>()
    {
        foreach (PlayedUpdate one in updates)
        {
            if (one.Update is TUpdate)
            {
                return one.After;
            }
        }

        return null;
    }
}
