namespace AvatarKit;

/// <summary>The message was accepted and stored. Always first, unless the message was refused.</summary>
public sealed record TurnStarted : AvatarResponseUpdate
{
    /// <summary>The conversation, also where the request left it open.</summary>
    public required string ConversationId { get; init; }

    /// <summary>Whether the turn had been answered before: what follows is the stored answer, and no model is called.</summary>
    public bool IsReplay { get; init; }

    /// <summary>The id of the trace that the turn is part of, 32 hexadecimal digits: what to name when something went wrong.
    /// <see langword="null"/> where nothing is traced.</summary>
    public string? TraceId { get; init; }

    /// <summary>That the person talks to a machine, in the turn's language, to be shown for as long as the conversation lasts;
    /// <see langword="null"/> where the host announces nothing (<see cref="DisclosureOptions.Announce"/>).</summary>
    public string? Disclosure { get; init; }
}
