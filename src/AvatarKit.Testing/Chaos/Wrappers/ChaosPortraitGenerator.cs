namespace AvatarKit.Testing;

internal sealed class ChaosPortraitGenerator(IPortraitGenerator inner, ChaosCalls calls) : IPortraitGenerator
{
    public async Task<PortraitResult> GenerateAsync(PortraitRequest request, CancellationToken cancellationToken = default)
        => await calls.CallAsync(
            () => new ValueTask<PortraitResult>(inner.GenerateAsync(request, cancellationToken)), cancellationToken).ConfigureAwait(false);
}
