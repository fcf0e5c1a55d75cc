using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <summary>What turns log: event ids 1 to 29 and 130, see docs/logging.md. A logger that throws does not hurt them. Thread-safe.</summary>
internal sealed partial class EngineLog(ILogger<ConversationEngine>? logger = null)
{
    private readonly ILogger logger = QuietLogger.Over(logger);

    public ILogger Logger => logger;

    public void TurnRouted(string turnId, ModelRoute route) => Routed(turnId, route.Tier, route.Reason);

    public void TurnEnded(TurnContext turn, TurnEnded end)
    {
        string id = turn.Record is null ? "(refused)" : turn.TurnId;
        if (end is TurnFailed { Error: { Exception: TurnRefusedException } refusal })
        {
            // Whoever asked can mend it; the host need not.
            Refused(id, refusal.Stage, refusal.Code);
        }
        else if (end is TurnFailed { Error: { } error })
        {
            Failed(id, error.Stage, error.Exception is null ? error.Code : ErrorText.For(error.Exception));
        }

        Ended(id, end.Outcome, end.Latency.Total.TotalMilliseconds);
    }

    /// <param name="name">The tier's name.</param>
    /// <param name="tier">The tier; <see langword="null"/> where its client could not be made.</param>
    /// <param name="failure">Why it failed.</param>
    public void TierFailed(string name, ModelTier? tier, AvatarKitException failure)
    {
        if (tier is null || tier.NoteFailure(failure.Code, failure.IsTransient))
        {
            TierFailed(name, ErrorText.For(failure));
        }
        else
        {
            TierStillFails(name, failure.Code);
        }
    }

    public void VoiceFailed(AvatarKitException failure) => VoiceFailed(ErrorText.For(failure));

    public void CounterFailed(Exception failure) => CounterFailed(ErrorText.For(failure));

    public void WentWithout(string turnId, string what, Exception failure) => WentWithout(turnId, what, ErrorText.For(failure));

    [LoggerMessage(25, LogLevel.Warning, "Turn {TurnId} is refused: the budget {Budget} has too little left for it.")]
    public partial void BudgetExhausted(string turnId, string budget);

    [LoggerMessage(26, LogLevel.Information, "Turn {TurnId} finds the budget {Budget} past its soft limit: {Action}")]
    public partial void BudgetPresses(string turnId, string budget, BudgetAction action);

    [LoggerMessage(27, LogLevel.Debug, "Turn {TurnId} is answered by a stronger tier: the answer of tier {Tier} is rated {Confidence:F2}")]
    public partial void CascadeEscalates(string turnId, string tier, double confidence);

    [LoggerMessage(29, LogLevel.Debug, "Turn {TurnId} asks tier {Tier} a second time after {Milliseconds:F0} ms without a token")]
    public partial void AskedTwice(string turnId, string tier, double milliseconds);

    [LoggerMessage(28, LogLevel.Information, "Turn {TurnId}: guard {Guard} blocks a text of kind {Kind}: {Code} ({Category})")]
    public partial void Blocked(string turnId, string guard, GuardedTextKind kind, string code, GuardCategory category);

    [LoggerMessage(130, LogLevel.Error, "Turn {TurnId}: the knowledge base gave {Count} passages of another person or tenant; they are left out")]
    public partial void ForeignPassages(string turnId, int count);

    [LoggerMessage(1, LogLevel.Debug, "Turn {TurnId} goes to tier {Tier}: {Reason}")]
    private partial void Routed(string turnId, string tier, string reason);

    [LoggerMessage(2, LogLevel.Information, "Turn {TurnId} {Outcome} after {ElapsedMilliseconds:F0} ms")]
    private partial void Ended(string turnId, TurnOutcome outcome, double elapsedMilliseconds);

    [LoggerMessage(3, LogLevel.Warning, "Tier {Tier} failed before its first token: {Failure}")]
    private partial void TierFailed(string tier, string failure);

    [LoggerMessage(4, LogLevel.Warning, "A sentence falls silent: {Failure}")]
    private partial void VoiceFailed(string failure);

    [LoggerMessage(5, LogLevel.Error, "Turn {TurnId} failed in stage {Stage}: {Failure}")]
    private partial void Failed(string turnId, TurnStage stage, string failure);

    [LoggerMessage(11, LogLevel.Information, "Turn {TurnId} is refused in stage {Stage}: {Code}")]
    private partial void Refused(string turnId, TurnStage stage, string code);

    [LoggerMessage(6, LogLevel.Warning, "Turn {TurnId} went on without {What}: {Failure}")]
    private partial void WentWithout(string turnId, string what, string failure);

    [LoggerMessage(7, LogLevel.Trace, "Turn {TurnId} answers: {Message}")]
    public partial void Message(string turnId, string message);

    [LoggerMessage(
        8, LogLevel.Information,
        "No voice is registered: the avatar moves its lips silently. Add one with .UseLocal(), "
            + "a provider package or an ISpeechSynthesizer of your own")]
    public partial void NoVoice();

    [LoggerMessage(9, LogLevel.Debug, "Tier {Tier} still fails before its first token: {Code}")]
    private partial void TierStillFails(string tier, string code);

    [LoggerMessage(10, LogLevel.Warning, "The token counter failed (ITokenCounter); tokens are estimated: {Failure}")]
    private partial void CounterFailed(string failure);
}
