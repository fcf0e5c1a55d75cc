namespace AvatarKit.Testing;

internal sealed class ChaosAnswerConfidence(IAnswerConfidence inner, ChaosCalls calls) : IAnswerConfidence
{
    public ValueTask<double> RateAsync(AnswerToRate answer, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => inner.RateAsync(answer, cancellationToken), cancellationToken);
}
