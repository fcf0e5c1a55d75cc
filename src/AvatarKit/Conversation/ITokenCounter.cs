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

    /// <summary>Finds something this is, or wraps.</summary>
    /// <param name="serviceType">What is sought.</param>
    /// <param name="serviceKey">A key, where there may be several.</param>
    /// <returns>It, or <see langword="null"/>. By default this itself where it is of the type and no key is given.</returns>
    object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }
}
