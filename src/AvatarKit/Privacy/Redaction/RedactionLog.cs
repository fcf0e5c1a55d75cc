using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <summary>What redaction logs: event ids 140 to 144. Thread-safe.</summary>
internal sealed partial class RedactionLog(ILogger<ITextRedactor>? logger = null)
{
    private readonly ILogger logger = QuietLogger.Over(logger);

    [LoggerMessage(140, LogLevel.Warning, "The detector {Detector} of personal data failed: {Failure}. What follows: {Action}")]
    public partial void DetectorFailed(string detector, string failure, DetectorFailureAction action);

    [LoggerMessage(141, LogLevel.Warning, "A text could not be redacted and was withheld: {Failure}")]
    public partial void Withheld(string failure);
}
