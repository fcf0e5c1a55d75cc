namespace AvatarKit.Testing;

internal sealed class ChaosComplexityScorer(IComplexityScorer inner, ChaosCalls calls) : IComplexityScorer
{
    public ComplexityScore Score(in ComplexityInput input)
    {
        calls.ThrowIfDrawn();
        return inner.Score(input);
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : inner.GetService(serviceType, serviceKey);
    }
}
