namespace AvatarKit;

/// <summary>Estimates how hard a message is to answer, without a network, in microseconds.</summary>
/// <remarks>Implementations are deterministic and safe for concurrent use.</remarks>
public interface IComplexityScorer
{
    /// <summary>Scores a message.</summary>
    /// <param name="input">The message and its context.</param>
    /// <returns>The score, from 0 to 1, with its features.</returns>
    ComplexityScore Score(in ComplexityInput input);

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
