namespace AvatarKit.Testing;

internal sealed class ChaosCalibrationStore(ICalibrationStore inner, ChaosCalls calls) : ICalibrationStore
{
    public ValueTask<string?> LoadAsync(CancellationToken cancellationToken = default)
        => calls.CallAsync(() => inner.LoadAsync(cancellationToken), cancellationToken);

    public ValueTask SaveAsync(string document, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => inner.SaveAsync(document, cancellationToken), cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : inner.GetService(serviceType, serviceKey);
    }
}
