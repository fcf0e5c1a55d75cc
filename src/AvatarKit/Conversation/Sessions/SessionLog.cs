using Microsoft.Extensions.Logging;

namespace AvatarKit;

internal static partial class SessionLog
{
    [LoggerMessage(201, LogLevel.Warning, "Turn {TurnId} was interrupted but could not be cut in the store: {Code} ({ErrorType})")]
    public static partial void NotCut(ILogger logger, string turnId, string code, string errorType);

    [LoggerMessage(202, LogLevel.Debug, "Session {SessionId} opened")]
    public static partial void Opened(ILogger logger, string sessionId);

    [LoggerMessage(203, LogLevel.Debug, "Session {SessionId} closed: {Reason}")]
    public static partial void Closed(ILogger logger, string sessionId, SessionCloseReason reason);

    [LoggerMessage(204, LogLevel.Error, "Session {SessionId} failed: {ErrorType}")]
    public static partial void Failed(ILogger logger, string sessionId, string errorType);
}
