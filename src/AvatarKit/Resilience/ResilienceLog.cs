using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <summary>Event ids 60 to 79, see docs/logging.md.</summary>
internal static partial class ResilienceLog
{
    [LoggerMessage(60, LogLevel.Debug, "{Provider} failed and is asked again: {Error}")]
    public static partial void TriedAgain(ILogger logger, ProviderKey provider, string error);

    [LoggerMessage(61, LogLevel.Warning, "{Provider} failed too often and is left alone for {Seconds:F0} s: {Error}")]
    public static partial void LeftAlone(ILogger logger, ProviderKey provider, double seconds, string error);

    [LoggerMessage(62, LogLevel.Information, "{Provider} works again")]
    public static partial void WorksAgain(ILogger logger, ProviderKey provider);

    [LoggerMessage(63, LogLevel.Warning, "{Provider} did not heed its cancellation and was left behind")]
    public static partial void LeftBehind(ILogger logger, ProviderKey provider);

    [LoggerMessage(64, LogLevel.Debug, "{Provider} came back after it had been left behind")]
    public static partial void CameBack(ILogger logger, ProviderKey provider);

    [LoggerMessage(65, LogLevel.Debug, "{Provider} failed when its stream was ended: {Error}")]
    public static partial void EndFailed(ILogger logger, ProviderKey provider, string error);

    [LoggerMessage(66, LogLevel.Warning, "What a provider registered on its cancellation token threw: {Error}")]
    public static partial void CallbackThrew(ILogger logger, string error);
}
