namespace AvatarKit;

/// <summary>Counts tokens of a text, to bound what is sent to a model.</summary>
/// <remarks>Implementations are safe for concurrent use. Register one over Microsoft.ML.Tokenizers for exact counts of a known model.</remarks>
public interface ITokenCounter
{
    /// <summary>Whether the counts are estimates.</summary>
    bool IsEstimate { get; }

    /// <summary>Counts.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The number of tokens.</returns>
    int Count(string text);
}
