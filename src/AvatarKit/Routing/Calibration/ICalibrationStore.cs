namespace AvatarKit;

/// <summary>Keeps the router's calibration over restarts: one JSON document, some 30 kB, without user text.</summary>
/// <remarks>Implementations are safe for concurrent use. Where several nodes share one store, the last that trained wins.</remarks>
public interface ICalibrationStore
{
    /// <summary>Reads the document.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>What was saved last; <see langword="null"/>: nothing was.</returns>
    ValueTask<string?> LoadAsync(CancellationToken cancellationToken = default);

    /// <summary>Replaces the document, whole or not at all.</summary>
    /// <param name="document">The JSON.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>When it is kept.</returns>
    ValueTask SaveAsync(string document, CancellationToken cancellationToken = default);

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
