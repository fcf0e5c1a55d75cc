namespace AvatarKit.Testing;

internal sealed class ChaosAvatarRenderer(IAvatarRenderer inner, ChaosCalls calls) : DelegatingAvatarRenderer(inner)
{
    public override IAsyncEnumerable<AvatarRendering> RenderAsync(
        IAsyncEnumerable<SpokenSegment> segments, RenderOptions options, CancellationToken cancellationToken = default)
        => calls.StreamAsync(() => Inner.RenderAsync(segments, options, cancellationToken), spoil: null, cancellationToken);
}
