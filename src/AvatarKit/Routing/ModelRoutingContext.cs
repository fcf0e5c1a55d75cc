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

    /// <summary>How much the host's budgets press for a cheaper answer, from 0, not at all, to 1, they have nothing left.</summary>
    public double Pressure { get; init; }

    /// <summary>How many turns of the conversation the model will see.</summary>
    public int PriorTurns { get; init; }

    /// <summary>The tier the request asked for by name, if it did.</summary>
    public string? PinnedTier { get; init; }

    /// <summary>The experiments of <see cref="AvatarChatbotOptions.Experiments"/> that the turn takes part in, by name, and its arm in each.
    /// The arms' settings are heeded by <see cref="ComplexityModelRouter"/>; a router of the host's goes by the names.</summary>
    /// <value>Default <see langword="null"/>: none.</value>
    public IReadOnlyDictionary<string, string>? Assignments { get; init; }

    /// <summary>The turn's own options, which stay as they are while it lasts.</summary>
    internal AvatarChatbotOptions? Options { get; init; }
}
