using Microsoft.Extensions.Logging;

namespace AvatarKit.Aws;

internal static partial class PollyLog
{
    [LoggerMessage(220, LogLevel.Warning,
        "Polly's speech marks fail ({Code}, {ErrorType}): speech goes on without them, and lips follow the audio and the text")]
    public static partial void MarksFail(ILogger logger, string code, string errorType);

    [LoggerMessage(221, LogLevel.Information, "Polly's speech marks come again")]
    public static partial void MarksComeAgain(ILogger logger);

    [LoggerMessage(
        223, LogLevel.Information, "Voice {Voice} is generative: Polly has no speech marks for it, and lips follow the audio and the text")]
    public static partial void NoMarksExist(ILogger logger, string voice);

    [LoggerMessage(
        224, LogLevel.Warning, "Polly refused the pauses, stress or pronunciation of a sentence for {Voice}: it is said without them")]
    public static partial void CuesRefused(ILogger logger, string voice);
}
