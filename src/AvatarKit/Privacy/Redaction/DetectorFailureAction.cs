namespace AvatarKit;

/// <summary>What follows where an <see cref="IPersonalDataDetector"/> fails or takes too long.</summary>
public enum DetectorFailureAction
{
    /// <summary>A message that could not be looked at is refused (<c>redaction.failed</c>), and nothing of it is stored or sent;
    /// any other text is withheld whole.</summary>
    Refuse,

    /// <summary>What the patterns and the other detectors found is replaced, and the text goes on with what the failed one would have
    /// found.</summary>
    UsePatterns,
}
