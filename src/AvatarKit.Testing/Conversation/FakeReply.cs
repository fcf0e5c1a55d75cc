namespace AvatarKit.Testing;

/// <summary>A scripted answer of a <see cref="FakeConversationEngine"/>. A string is one too.</summary>
/// <remarks>
/// <see cref="FakeSequence{TSelf}.FailWith"/> ends the turn with <see cref="TurnFailed"/>, as an engine does; the code is that of an
/// <see cref="AvatarKitException"/>, else <c>turn.failed</c>.
/// </remarks>
/// <example>
/// <code>
/// engine.RespondWith(new FakeReply().Text("Look here.").Cite(new SourceReference("Guide")).After(TimeSpan.FromSeconds(1)).Text(" And there."));
/// </code>
/// </example>
public sealed class FakeReply : FakeSequence<FakeReply>
{
    private readonly List<SourceReference> sources = [];
    private readonly List<ToolInvocation> tools = [];
    private readonly List<AvatarError> warnings = [];

    internal ModelRoute SelectedRoute { get; private set; } = new("lite", "the fake's default");

    internal TurnUsage? UsedUp { get; private set; }

    internal TurnCost Charged { get; private set; } = new() { ModelUsd = 0, SpeechUsd = 0 };

    internal bool IsReplay { get; private set; }

    internal IReadOnlyList<SourceReference> Sources => [.. sources];

    internal IReadOnlyList<ToolInvocation> Tools => [.. tools];

    internal IReadOnlyList<AvatarError> Warnings => [.. warnings];

    /// <summary>A text as an answer.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator FakeReply(string text) => FromString(text);

    /// <summary>A text as an answer.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The answer.</returns>
    public static FakeReply FromString(string text) => new FakeReply().Text(text);

    /// <summary>Writes a text word by word, and speaks it as one sentence in pieces where the request wants speech:
    /// a quarter of a second, then halves.</summary>
    /// <param name="text">The text.</param>
    /// <returns>This answer.</returns>
    public FakeReply Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Give(text);
    }

    /// <summary>Gives an update as it is, with the turn's id put in.</summary>
    /// <param name="update">Any but the beginning and the endings of a turn, which the engine gives itself.</param>
    /// <returns>This answer.</returns>
    /// <exception cref="ArgumentException">The update begins or ends a turn.</exception>
    public FakeReply Update(AvatarResponseUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        return update is TurnStarted or TurnEnded
            ? throw new ArgumentException(
                $"The fake engine begins and ends its turns itself; {update.GetType().Name} can't be scripted.", nameof(update))
            : Give(update);
    }

    /// <summary>Says which route was taken.</summary>
    /// <param name="route">The route.</param>
    /// <returns>This answer.</returns>
    public FakeReply Route(ModelRoute route)
    {
        ArgumentNullException.ThrowIfNull(route);
        SelectedRoute = route;
        return this;
    }

    /// <summary>Says what was used and what that cost.</summary>
    /// <param name="usage">What was used.</param>
    /// <param name="cost">What it cost.</param>
    /// <returns>This answer.</returns>
    public FakeReply Usage(TurnUsage usage, TurnCost cost)
    {
        ArgumentNullException.ThrowIfNull(usage);
        ArgumentNullException.ThrowIfNull(cost);
        (UsedUp, Charged) = (usage, cost);
        return this;
    }

    /// <summary>Names a source the answer rests on.</summary>
    /// <param name="source">The source.</param>
    /// <returns>This answer.</returns>
    public FakeReply Cite(SourceReference source)
    {
        ArgumentNullException.ThrowIfNull(source);
        sources.Add(source);
        return this;
    }

    /// <summary>Names a tool that was called.</summary>
    /// <param name="tool">The call.</param>
    /// <returns>This answer.</returns>
    public FakeReply CallTool(ToolInvocation tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        tools.Add(tool);
        return this;
    }

    /// <summary>Adds a warning.</summary>
    /// <param name="warning">What went wrong without ending the turn.</param>
    /// <returns>This answer.</returns>
    public FakeReply Warn(AvatarError warning)
    {
        ArgumentNullException.ThrowIfNull(warning);
        warnings.Add(warning);
        return this;
    }

    /// <summary>Marks the answer as a stored one, given again.</summary>
    /// <returns>This answer.</returns>
    public FakeReply AsReplay()
    {
        IsReplay = true;
        return this;
    }
}
