using System.Runtime.CompilerServices;

namespace AvatarKit;

/// <summary>Renders a turn as face tracks: mouth, brows, blinks, gaze and head. Stateless and thread-safe.</summary>
/// <remarks>
/// A track's first frame is at the segment's first sample, its last at or just after the segment's end, where the mouth is at rest. What does not depend
/// on the speech goes on from segment to segment by <see cref="SpokenSegment.Offset"/>. The same segments, seed and frame rate give the same frames.
/// </remarks>
public sealed class FaceTrackRenderer : IAvatarRenderer
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The frame rate is not from 1 to 240.</exception>
    public IAsyncEnumerable<AvatarRendering> RenderAsync(IAsyncEnumerable<SpokenSegment> segments, RenderOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(segments);
        ArgumentNullException.ThrowIfNull(options);
        if (options.FrameRate is < 1 or > 240)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.FrameRate, "RenderOptions.FrameRate is from 1 to 240 frames per second.");
        }

        return RenderCoreAsync(segments, options, cancellationToken);
    }

    private static async IAsyncEnumerable<AvatarRendering> RenderCoreAsync(
        IAsyncEnumerable<SpokenSegment> segments,
        RenderOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (SpokenSegment segment in segments.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new FaceTrackRendering(segment.Index, FaceAnimator.Render(segment, options.Seed, options.FrameRate));
        }
    }
}
