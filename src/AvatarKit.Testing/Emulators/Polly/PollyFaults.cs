namespace AvatarKit.Testing;

/// <summary>The failures of Amazon Polly, with the names, statuses and wordings of the service.</summary>
public static class PollyFaults
{
    /// <summary>Too many requests: with status 400, unlike most services.</summary>
    public static EmulatorFault Throttled { get; } = EmulatorFault.Error(400, "ThrottlingException", "Rate exceeded");

    /// <summary>A failure of the service (500).</summary>
    public static EmulatorFault ServiceFailure { get; } = EmulatorFault.Error(
        500,
        "ServiceFailureException",
        "An unknown condition has caused a service failure.");

    /// <summary>A service that is overloaded (503).</summary>
    public static EmulatorFault ServiceUnavailable { get; } = EmulatorFault.Error(503, "ServiceUnavailableException", "Service is unavailable.");

    /// <summary>An account that may not do this (403).</summary>
    public static EmulatorFault AccessDenied { get; } = EmulatorFault.Error(
        403,
        "AccessDeniedException",
        "User is not authorized to perform: polly:SynthesizeSpeech");

    /// <summary>A text of more than 3,000 billed or 6,000 characters (400).</summary>
    public static EmulatorFault TextTooLong { get; } = EmulatorFault.Error(
        400,
        "TextLengthExceededException",
        "Maximum text length has been exceeded");

    /// <summary>Marks in another format than <c>json</c> (400).</summary>
    public static EmulatorFault MarksNotSupportedForFormat { get; } = EmulatorFault.Error(
        400,
        "MarksNotSupportedForFormatException",
        "Speech marks are not supported for the OutputFormat selected. Speech marks are only available for content in json format.");

    /// <summary>Marks of kind <c>ssml</c> for a plain text (400).</summary>
    public static EmulatorFault SsmlMarksNotSupportedForTextType { get; } = EmulatorFault.Error(
        400, "SsmlMarksNotSupportedForTextTypeException", "SSML speech marks are not supported for plain text-type input.");

    /// <summary>A sample rate that the format doesn't have (400).</summary>
    public static EmulatorFault InvalidSampleRate { get; } = EmulatorFault.Error(
        400,
        "InvalidSampleRateException",
        "The specified sample rate is not valid.");

    /// <summary>A voice that doesn't speak the language asked for (400).</summary>
    public static EmulatorFault LanguageNotSupported { get; } = EmulatorFault.Error(
        400,
        "LanguageNotSupportedException",
        "The language specified is not currently supported by Amazon Polly in this capacity.");

    /// <summary>Text that is no SSML, or SSML that the engine doesn't take (400).</summary>
    /// <param name="message">Why.</param>
    /// <returns>The failure.</returns>
    public static EmulatorFault InvalidSsml(string message = "Invalid SSML request") => EmulatorFault.Error(400, "InvalidSsmlException", message);

    /// <summary>A voice that the engine doesn't have (400).</summary>
    /// <param name="engine">The engine.</param>
    /// <returns>The failure.</returns>
    public static EmulatorFault VoiceWithoutEngine(string engine) => Validation($"This voice does not support the selected engine: {engine}");

    /// <summary>A lexicon that isn't there (404).</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The failure.</returns>
    public static EmulatorFault LexiconNotFound(string name) => EmulatorFault.Error(404, "LexiconNotFoundException", $"Lexicon {name} not found");

    /// <summary>A request that the service refuses (400).</summary>
    /// <param name="message">Why.</param>
    /// <returns>The failure.</returns>
    public static EmulatorFault Validation(string message) => EmulatorFault.Error(400, "ValidationException", message);
}
