namespace AvatarKit.AspNetCore;

/// <summary>A live conversation and what outlives its client's connections. Thread-safe.</summary>
internal sealed class LiveSession
{
    // A client sends again what was not acknowledged: of the last few, not of last year.
    private const int MaxSaid = 64;

    private readonly Lock gate = new();
    private readonly Queue<string> said = new();

    public LiveSession(AvatarSession session, Visitor visitor, string avatarId, LiveHost live)
    {
        Session = session;
        Visitor = visitor;
        AvatarId = avatarId;
        Tools = new ClientTools(session, live);
        if (session.ResumedTurnId is { } resumed)
        {
            // It is said again only if the node went away before it could acknowledge it.
            said.Enqueue(resumed);
        }
    }

    public AvatarSession Session { get; }

    public Visitor Visitor { get; }

    public string AvatarId { get; }

    public ClientTools Tools { get; }

    public OpusTails Tails { get; } = new();

    /// <summary>What the client asks for of its sound.</summary>
    public SpeechBitrate Bitrate { get; } = new();

    /// <summary>The last client message that was taken.</summary>
    public long Seq { get; private set; }

    /// <summary>The connection the client has; <see langword="null"/>: it is away.</summary>
    public LiveConnection? Connection { get; private set; }

    /// <summary>When the client went away, as a timestamp.</summary>
    public long DetachedAt { get; private set; }

    /// <summary>Takes a client message's number.</summary>
    /// <returns>Whether it is new; <see langword="null"/>: one is missing before it.</returns>
    public bool? TryTake(long seq)
    {
        lock (gate)
        {
            if (seq <= Seq)
            {
                return false;
            }

            if (seq > Seq + 1)
            {
                return null;
            }

            Seq = seq;
            return true;
        }
    }

    /// <summary>Notes that a turn is said.</summary>
    /// <returns>Whether it had not been said.</returns>
    public bool TrySay(string turnId)
    {
        lock (gate)
        {
            if (said.Contains(turnId))
            {
                return false;
            }

            said.Enqueue(turnId);
            if (said.Count > MaxSaid)
            {
                said.Dequeue();
            }

            return true;
        }
    }

    /// <summary>What was refused is not said, and may be said again.</summary>
    public void Unsay(string turnId)
    {
        lock (gate)
        {
            for (int i = said.Count; i > 0; i--)
            {
                string one = said.Dequeue();
                if (one != turnId)
                {
                    said.Enqueue(one);
                }
            }
        }
    }

    /// <summary>The client has a connection.</summary>
    /// <returns>The one it had before.</returns>
    public LiveConnection? Attach(LiveConnection connection)
    {
        lock (gate)
        {
            LiveConnection? before = Connection;
            Connection = connection;
            return before;
        }
    }

    /// <summary>A connection is gone.</summary>
    /// <returns>Whether the client is away by that.</returns>
    public bool Detach(LiveConnection connection, long now)
    {
        lock (gate)
        {
            if (Connection != connection)
            {
                return false;
            }

            Connection = null;
            DetachedAt = now;
            return true;
        }
    }
}
