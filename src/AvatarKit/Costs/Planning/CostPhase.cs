using System.Globalization;

namespace AvatarKit;

/// <summary>The traffic of a month, and what a turn of it is like.</summary>
public sealed record CostPhase
{
    /// <summary>The phase's name.</summary>
    public required string Name { get; init; }

    /// <summary>Conversations in a month.</summary>
    public required decimal ConversationsPerMonth { get; init; }

    /// <summary>Turns of a conversation, on average.</summary>
    /// <value>Default 5.</value>
    public decimal TurnsPerConversation { get; init; } = 5;

    /// <summary>The share of turns that each model answers, by model id: of those that no cache answers.</summary>
    public required IReadOnlyDictionary<string, decimal> Models { get; init; }

    /// <summary>Tokens a model is sent for a turn: instructions, passages, history, message.</summary>
    /// <value>Default 1,500.</value>
    public decimal InputTokensPerTurn { get; init; } = 1_500;

    /// <summary>The share of those tokens that a provider reads from its own cache.</summary>
    /// <value>Default 0.</value>
    public decimal CachedInputShare { get; init; }

    /// <summary>Tokens a model writes for a turn.</summary>
    /// <value>Default 100.</value>
    public decimal OutputTokensPerTurn { get; init; } = 100;

    /// <summary>The share of turns that an answer cache answers: they cost no model.</summary>
    /// <value>Default 0.</value>
    public decimal AnswerCacheShare { get; init; }

    /// <summary>The voice's <see cref="VoiceInfo.Provider"/>; <see langword="null"/>: nothing is spoken.</summary>
    public string? Voice { get; init; }

    /// <summary>Characters of a spoken answer.</summary>
    /// <value>Default 400.</value>
    public decimal CharactersPerTurn { get; init; } = 400;

    /// <summary>The share of answers that are spoken.</summary>
    /// <value>Default 1.</value>
    public decimal SpokenShare { get; init; } = 1;

    /// <summary>The share of spoken characters whose speech a cache has.</summary>
    /// <value>Default 0.</value>
    public decimal SpeechCacheShare { get; init; }

    /// <summary>How much of each resource a turn uses, by its name in the price book: <c>dynamodb/write-unit</c>.</summary>
    public IReadOnlyDictionary<string, decimal> ResourcesPerTurn { get; init; } = new Dictionary<string, decimal>();

    /// <summary>What is paid each month whatever the traffic, in USD, by what it is for: nodes, a load balancer.</summary>
    public IReadOnlyDictionary<string, decimal> FixedUsdPerMonth { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Turns in a month.</summary>
    public decimal TurnsPerMonth => ConversationsPerMonth * TurnsPerConversation;

    internal void Check()
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            throw new CostPlanException("A phase of the cost plan has no name; give it one.");
        }

        Amount(ConversationsPerMonth, "conversationsPerMonth");
        Amount(TurnsPerConversation, "turnsPerConversation");
        Amount(InputTokensPerTurn, "inputTokensPerTurn");
        Amount(OutputTokensPerTurn, "outputTokensPerTurn");
        Amount(CharactersPerTurn, "charactersPerTurn");
        Share(CachedInputShare, "cachedInputShare");
        Share(AnswerCacheShare, "answerCacheShare");
        Share(SpokenShare, "spokenShare");
        Share(SpeechCacheShare, "speechCacheShare");
        if (Voice is not null && Voice.Length == 0)
        {
            throw Bad("voice", "\"\"", "the provider of a voice, or null where nothing is spoken");
        }

        Each(Models, "models", Share);
        Each(ResourcesPerTurn, "resourcesPerTurn", Amount);
        Each(FixedUsdPerMonth, "fixedUsdPerMonth", Amount);
        decimal all = Models.Values.Sum();
        if (Math.Abs(all - 1) > 0.001m)
        {
            throw Bad("models", $"{Number(all)} altogether", "shares that add up to 1");
        }
    }

    private static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private void Each(IReadOnlyDictionary<string, decimal>? values, string member, Action<decimal, string> check)
    {
        if (values is null)
        {
            throw Bad(member, "null", "an object");
        }

        foreach ((string name, decimal value) in values)
        {
            check(value, $"{member}[{name}]");
        }
    }

    private void Amount(decimal value, string member)
    {
        if (value is < 0 or > 1_000_000_000_000m)
        {
            throw Bad(member, Number(value), "0 to a trillion");
        }
    }

    private void Share(decimal value, string member)
    {
        if (value is < 0 or > 1)
        {
            throw Bad(member, Number(value), "a share from 0 to 1");
        }
    }

    private CostPlanException Bad(string member, string value, string takes)
        => new($"The cost plan's phase '{Name}' has {member} {value}; it takes {takes}.");
}
