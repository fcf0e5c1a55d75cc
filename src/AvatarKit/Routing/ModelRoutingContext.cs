namespace AvatarKit;

/// <summary>What a router decides from.</summary>
public sealed record ModelRoutingContext
{
    /// <summary>The conversation.</summary>
    public required ConversationKey Conversation { get; init; }

    /// <summary>What is asked, with whatever the host sent along: tags, locale, options.</summary>
    public required AvatarRequest Request { get; init; }

    /// <summary>The avatar that is asked.</summary>
    public required AvatarProfile Avatar { get; init; }

    /// <summary>What the person said.</summary>
    public string Message => Request.Message;

    /// <summary>The host's words for the turn.</summary>
    public IReadOnlyList<string> Tags => Request.Tags;

    /// <summary>How much the host has to do at this moment, from 0, idle, to 1, as much as it can bear.</summary>
    public double Pressure { get; init; }

    /// <summary>How many turns of the conversation the model will see.</summary>
    public int PriorTurns { get; init; }

    /// <summary>The tier the request asked for by name, if it did.</summary>
    public string? PinnedTier { get; init; }

    /// <summary>The turn's own options, which stay as they are while it lasts.</summary>
    internal AvatarChatbotOptions? Options { get; init; }
}
