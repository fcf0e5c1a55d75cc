using System.Globalization;
using Microsoft.Extensions.Logging;

namespace AvatarKit.AspNetCore;

/// <summary>Event ids 110 to 119. Nothing that was said is logged.</summary>
internal static partial class LiveLog
{
    public static void Failed(ILogger logger, Exception failure) => Failed(logger, ReasonOf(failure));

    public static void NotOpened(ILogger logger, AvatarKitException error) => NotOpened(logger, ReasonOf(error));

    [LoggerMessage(112, LogLevel.Debug, "A live connection of session {SessionId} ended: {Status}.")]
    public static partial void Ended(ILogger logger, string sessionId, int status);

    [LoggerMessage(111, LogLevel.Error, "A live conversation failed: {Failure}")]
    private static partial void Failed(ILogger logger, string failure);

    [LoggerMessage(113, LogLevel.Warning, "A live conversation could not be opened: {Failure}")]
    private static partial void NotOpened(ILogger logger, string failure);

    /// <summary>Code and message of AvatarKit's own errors, type and status of any other: its message may quote what was said.</summary>
    private static string ReasonOf(Exception failure) => failure switch
    {
        AvatarKitException { Place: { } place } known => $"{known.Code}: {known.Message} ({place})",
        AvatarKitException known => $"{known.Code}: {known.Message}",
        HttpRequestException { StatusCode: { } status } => string.Create(
            CultureInfo.InvariantCulture, $"{failure.GetType().Name}, status {(int)status}"),
        _ => failure.GetType().Name,
    };
}
