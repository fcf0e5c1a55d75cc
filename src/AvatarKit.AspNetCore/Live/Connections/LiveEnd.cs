namespace AvatarKit.AspNetCore;

/// <summary>How a connection ends.</summary>
/// <param name="Status">The close code.</param>
/// <param name="Reason">Why, in a few plain words.</param>
internal sealed record LiveEnd(int Status, string Reason)
{
    /// <summary>The client is gone without a word, or closed.</summary>
    public static LiveEnd Gone { get; } = new(LiveProtocol.Closed, "The client closed.");

    /// <summary>The client closes for good.</summary>
    public static LiveEnd Bye { get; } = new(LiveProtocol.Closed, "Bye.");

    public static LiveEnd TakenOver { get; } = new(LiveProtocol.TakenOver, "The conversation goes on over another connection.");

    public static LiveEnd Stopping { get; } = new(LiveProtocol.GoingAway, "The server is stopping.");

    public static LiveEnd Failed { get; } = new(LiveProtocol.InternalError, "Something went wrong.");

    public static LiveEnd TooSlow { get; } = new(LiveProtocol.TooSlow, "Nothing was read for too long.");

    /// <summary>The session is over.</summary>
    public static LiveEnd Of(SessionCloseReason reason) => reason switch
    {
        SessionCloseReason.Replaced => TakenOver,
        SessionCloseReason.Shutdown => Stopping,
        SessionCloseReason.Error => new(LiveProtocol.InternalError, "The session could not go on."),
        _ => new(LiveProtocol.Closed, "The session is over."),
    };

    /// <summary>What is refused before the conversation begins.</summary>
    public static LiveEnd Of(string code) => code switch
    {
        "session.too_many" => new(LiveProtocol.TooMany, "Too many live conversations are open."),
        "session.closed" => Stopping,
        "avatar.unknown" => new(LiveProtocol.NotUnderstood, "There is no such avatar."),
        _ => new(LiveProtocol.InternalError, "The conversation could not be opened."),
    };
}
