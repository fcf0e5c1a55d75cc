using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <summary>Event ids 1 to 39, see docs/logging.md.</summary>
internal static partial class EngineLog
{
    [LoggerMessage(1, LogLevel.Debug, "Turn {TurnId} started, tier {Tier}: {Reason}")]
    public static partial void TurnRouted(ILogger logger, string turnId, string tier, string reason);

    [LoggerMessage(2, LogLevel.Information, "Turn {TurnId} {Outcome} after {ElapsedMilliseconds:F0} ms")]
    public static partial void TurnEnded(ILogger logger, string turnId, TurnOutcome outcome, double elapsedMilliseconds);

    [LoggerMessage(3, LogLevel.Warning, "Tier {Tier} failed before its first token: {Error}")]
    public static partial void TierFailed(ILogger logger, string tier, string error);

    [LoggerMessage(4, LogLevel.Warning, "A sentence falls silent: {Error}")]
    public static partial void VoiceFailed(ILogger logger, string error);

    [LoggerMessage(5, LogLevel.Error, "Turn {TurnId} failed in stage {Stage}: {Error}")]
    public static partial void TurnFailed(ILogger logger, string turnId, TurnStage stage, string error);

    [LoggerMessage(6, LogLevel.Warning, "Turn {TurnId} went on without {What}: {Error}")]
    public static partial void WentWithout(ILogger logger, string turnId, string what, string error);

    [LoggerMessage(8, LogLevel.Information, "No voice is registered: the avatar moves its lips silently. Add one with .UseLocal(), a provider package or an ISpeechSynthesizer of your own")]
    public static partial void NoVoice(ILogger logger);

    [LoggerMessage(9, LogLevel.Debug, "Tier {Tier} still fails before its first token: {Error}")]
    public static partial void TierStillFails(ILogger logger, string tier, string error);

    [LoggerMessage(7, LogLevel.Trace, "Turn {TurnId} answers: {Message}")]
    public static partial void Message(ILogger logger, string turnId, string message);
}
