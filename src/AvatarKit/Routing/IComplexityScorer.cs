namespace AvatarKit;

/// <summary>Estimates how hard a message is to answer, without a network, in microseconds.</summary>
/// <remarks>Implementations are deterministic and safe for concurrent use.</remarks>
public interface IComplexityScorer
{
    /// <summary>Scores a message.</summary>
    /// <param name="input">The message and its context.</param>
    /// <returns>The score, from 0 to 1, with its features.</returns>
    ComplexityScore Score(in ComplexityInput input);
}
