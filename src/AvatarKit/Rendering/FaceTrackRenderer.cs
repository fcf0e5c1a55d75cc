using System.Runtime.CompilerServices;

namespace AvatarKit;

/// <summary>Renders a turn as face tracks: mouth, brows, blinks, gaze and head. Stateless and thread-safe.</summary>
/// <remarks>
/// A track's first frame is at the piece's first sample, its last at or just after the piece's end.
/// A sentence in pieces looks as it does in one, as far as what follows a piece
/// is known: the face goes on from piece to piece, and where the sentence ends the mouth is at rest. What does not depend on the speech goes on by
/// <see cref="SpokenSegment.Offset"/>. The same segments, seed, mood, locale and frame rate give the same frames. The mood is
/// <see cref="RenderOptions.Mood"/>, else <see cref="SpokenSegment.Mood"/>, else estimated from the caption;
/// it changes within 400 ms of a sentence's beginning.
/// The head is never still, and never repeats itself.
/// </remarks>
public sealed class FaceTrackRenderer : IAvatarRenderer
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The frame rate is not from 1 to 240.</exception>
    public IAsyncEnumerable<AvatarRendering> RenderAsync(
        IAsyncEnumerable<SpokenSegment> segments, RenderOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(segments);
        RenderOptions.Check(options);
        return RenderCoreAsync(segments, options, cancellationToken);
    }

    /// <summary>Renders the face while nobody speaks: it blinks, glances and moves its head, the mouth shut.
    /// For what comes before the first segment, after the last and after an interruption.</summary>
    /// <param name="options">The turn's options: with them the face goes on where its segments begin or end.</param>
    /// <param name="start">When the track starts, in time since the turn's first audio; negative before it.</param>
    /// <param name="frameCount">Number of frames, 0 or more.</param>
    /// <param name="from">The pose the face was left in at <paramref name="start"/>, in the order of <see cref="FaceChannel"/>:
    /// the face eases out of it as <see cref="FaceTrack.CreateRelease"/> does. Empty: it was idle already.</param>
    /// <returns>The track.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The frame rate is not from 1 to 240, or <paramref name="frameCount"/> is negative.</exception>
    /// <exception cref="ArgumentException"><paramref name="from"/> is neither empty nor a whole pose.</exception>
    public static FaceTrack RenderIdle(RenderOptions options, TimeSpan start, int frameCount, ReadOnlySpan<float> from = default)
    {
        RenderOptions.Check(options);
        ArgumentOutOfRangeException.ThrowIfNegative(frameCount);
        if (!from.IsEmpty)
        {
            FaceTrack.CheckPose(from, nameof(from));
        }

        var values = new float[checked(frameCount * FaceTrack.ChannelCount)];
        for (int frame = 0; frame < frameCount; frame++)
        {
            Span<float> pose = values.AsSpan(frame * FaceTrack.ChannelCount, FaceTrack.ChannelCount);
            double time = frame / (double)options.FrameRate;
            FacePose.SampleIdle(options, start.TotalSeconds + time, pose);
            if (!from.IsEmpty)
            {
                PoseRelease.Blend(from, time, pose);
            }
        }

        return new FaceTrack(options.FrameRate, values);
    }

    private static async IAsyncEnumerable<AvatarRendering> RenderCoreAsync(
        IAsyncEnumerable<SpokenSegment> segments,
        RenderOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FaceAnimator animator = new(options);
        await foreach (SpokenSegment segment in segments.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new FaceTrackRendering(segment.Index, animator.Render(segment));
        }
    }
}
