using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <summary>Event ids 80 to 99, see docs/logging.md.</summary>
internal static partial class SessionLog
{
    [LoggerMessage(80, LogLevel.Warning, "Turn {TurnId} was interrupted but could not be cut in the store: {Failure}")]
    public static partial void NotCut(ILogger logger, string turnId, string failure);

    [LoggerMessage(81, LogLevel.Debug, "Session {SessionId} opened")]
    public static partial void Opened(ILogger logger, string sessionId);

    [LoggerMessage(82, LogLevel.Debug, "Session {SessionId} closed: {Reason}")]
    public static partial void Closed(ILogger logger, string sessionId, SessionCloseReason reason);

    [LoggerMessage(83, LogLevel.Error, "Turn {TurnId} of a session failed: {Failure}")]
    public static partial void Failed(ILogger logger, string turnId, string failure);

    [LoggerMessage(84, LogLevel.Error, "Changed settings of sessions are refused, and those of before stay: {Message}")]
    public static partial void ChangeRefused(ILogger logger, string message);
}
