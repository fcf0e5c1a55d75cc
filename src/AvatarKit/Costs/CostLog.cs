using Microsoft.Extensions.Logging;

namespace AvatarKit;

internal static partial class CostLog
{
    [LoggerMessage(30, LogLevel.Warning, "The price book failed, the price is not known: {Error}")]
    public static partial void NoPrice(ILogger logger, string error);
}
