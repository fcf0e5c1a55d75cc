namespace AvatarKit;

/// <summary>Says how likely an answer of a small model is to be good enough. Used where <see cref="CascadeOptions.Enabled"/> is set.</summary>
/// <remarks>Implementations are safe for concurrent use, and quick: the person waits. One that fails sends the turn to the stronger tier.
/// By default the answer's words are looked at (<see cref="AnswerSignals"/>).</remarks>
public interface IAnswerConfidence
{
    /// <summary>Rates an answer.</summary>
    /// <param name="answer">The question and its answer.</param>
    /// <param name="cancellationToken">Stops the rating.</param>
    /// <returns>From 0, useless, to 1, as good as any.</returns>
    ValueTask<double> RateAsync(AnswerToRate answer, CancellationToken cancellationToken = default);
}
