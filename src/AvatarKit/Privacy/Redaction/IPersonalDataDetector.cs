namespace AvatarKit;

/// <summary>Finds personal data that no pattern has: names, addresses, dates of birth. Register as many as are wanted.</summary>
/// <remarks>
/// Implementations are safe for concurrent use. They are asked only where redaction is on, for each text of a turn, the past's too: a remote one
/// should remember its findings for a while, by a hash of the text. What they find is replaced together with what the patterns found.
/// </remarks>
public interface IPersonalDataDetector
{
    /// <summary>Looks at a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="locale">The BCP-47 locale of the turn, which the text need not be in.</param>
    /// <param name="cancellationToken">Stops the search; cancelled after <see cref="RedactionOptions.DetectorTimeout"/>.</param>
    /// <returns>Where there is some, in any order; they may overlap. One that is not within the text is a failure of the detector.</returns>
    ValueTask<IReadOnlyList<PersonalDataSpan>> DetectAsync(string text, string locale, CancellationToken cancellationToken = default);
}
