using System.Runtime.CompilerServices;

namespace AvatarKit;

/// <summary>Renders a turn as face tracks. Stateless and thread-safe.</summary>
public sealed class FaceTrackRenderer : IAvatarRenderer
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<AvatarRendering> RenderAsync(
        IAsyncEnumerable<SpokenSegment> segments,
        RenderOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(segments);
        ArgumentNullException.ThrowIfNull(options);
        await foreach (SpokenSegment segment in segments.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return new FaceTrackRendering(segment.Index, new FaceTrack(options.FrameRate, []));
        }
    }
}
