using Microsoft.Extensions.Logging;

namespace AvatarKit.AspNetCore;

/// <summary>Event ids 110 to 119. Nothing that was said is logged.</summary>
internal static partial class LiveLog
{
    [LoggerMessage(111, LogLevel.Error, "A live conversation failed: {ErrorType}.")]
    public static partial void Failed(ILogger logger, string errorType);

    [LoggerMessage(112, LogLevel.Debug, "A live connection of session {SessionId} ended: {Status}.")]
    public static partial void Ended(ILogger logger, string sessionId, int status);

    [LoggerMessage(113, LogLevel.Warning, "A live conversation could not be opened: {Code}.")]
    public static partial void NotOpened(ILogger logger, string code);
}
