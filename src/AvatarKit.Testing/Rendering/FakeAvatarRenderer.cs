using System.Runtime.CompilerServices;
using System.Text;

namespace AvatarKit.Testing;

/// <summary>A renderer whose face only opens its jaw, as scripted, and that records what it rendered. Thread-safe.</summary>
/// <remarks>
/// The jaw is half open for vowels, a little for consonants, shut for p, b, m and silence, frame by frame. <see cref="RenderOptions.Seed"/>
/// sets how far the head is turned, so that different seeds give different frames. With <see cref="RenderOptions.Video"/> every turn also has a
/// video of <see cref="VideoContentType"/>: an initialisation of four bytes, then one fragment of four bytes per segment.
/// </remarks>
public sealed class FakeAvatarRenderer : FakeAsyncScript<FakeAvatarRenderer, FakeRenderCall, FakeRendering>, IAvatarRenderer
{
    /// <summary>The media type of the videos it makes up, which no player plays.</summary>
    public const string VideoContentType = "video/x-avatarkit-fake";

    private readonly TimeProvider timeProvider;

    /// <summary>Creates a renderer.</summary>
    /// <param name="timeProvider">The clock of scripted delays; <see langword="null"/>: the system's.</param>
    public FakeAvatarRenderer(TimeProvider? timeProvider = null) => this.timeProvider = timeProvider ?? TimeProvider.System;

    /// <summary>Begins a rule.</summary>
    /// <param name="condition">The turns it is for; their segments are not known yet.</param>
    /// <returns>The rule, to be told how to render.</returns>
    public FakeAsyncRule<FakeRenderCall, FakeRendering> When(Func<FakeRenderCall, bool> condition) => new(Answers, condition);

    /// <inheritdoc/>
    public async IAsyncEnumerable<AvatarRendering> RenderAsync(
        IAsyncEnumerable<SpokenSegment> segments,
        RenderOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(segments);
        ArgumentNullException.ThrowIfNull(options);
        var call = new FakeRenderCall(options);
        await foreach (AvatarRendering rendering
            in call.TrackAsync(DrawAsync(call, segments, cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            yield return rendering;
        }
    }

    internal static FaceTrack Track(VisemeTrack visemes, int frameRate, int seed)
    {
        int frames = (int)(((visemes.Length * frameRate) + visemes.SampleRate - 1) / visemes.SampleRate) + 1;
        var values = new float[frames * FaceTrack.ChannelCount];
        for (int frame = 0; frame < frames; frame++)
        {
            long sample = (long)frame * visemes.SampleRate / frameRate;
            Viseme shape =
                visemes.Spans.Where(span => span.Start <= sample && sample < span.End).Select(static span => span.Viseme).FirstOrDefault(Viseme.Sil);
            values[(frame * FaceTrack.ChannelCount) + (int)FaceChannel.JawOpen] = shape >= Viseme.Aa ? 0.5f : shape > Viseme.PP ? 0.15f : 0;
            values[(frame * FaceTrack.ChannelCount) + (int)FaceChannel.HeadYaw] = Math.Abs(seed % 11) - 5;
        }

        return new FaceTrack(frameRate, values);
    }

    private async IAsyncEnumerable<AvatarRendering> DrawAsync(
        FakeRenderCall call, IAsyncEnumerable<SpokenSegment> segments, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FakeRendering rendering =
            await Answers.RespondAsync(call, static _ => new FakeRendering(), timeProvider, cancellationToken).ConfigureAwait(false);
        IAsyncEnumerator<SpokenSegment> source = segments.GetAsyncEnumerator(cancellationToken);
        await using ConfiguredAsyncDisposable disposal = source.ConfigureAwait(false);
        await foreach (object count in rendering.PlayAsync(timeProvider, cancellationToken).ConfigureAwait(false))
        {
            for (int drawn = 0; drawn < (int)count && await source.MoveNextAsync().ConfigureAwait(false); drawn++)
            {
                foreach (AvatarRendering made in Draw(call, source.Current))
                {
                    yield return made;
                }
            }
        }

        while (await source.MoveNextAsync().ConfigureAwait(false))
        {
            foreach (AvatarRendering made in Draw(call, source.Current))
            {
                yield return made;
            }
        }
    }

    private static IEnumerable<AvatarRendering> Draw(FakeRenderCall call, SpokenSegment segment)
    {
        bool isFirst = call.Segments.Count == 0;
        call.Add(segment);
        yield return new FaceTrackRendering(segment.Index, Track(segment.Visemes, call.Options.FrameRate, call.Options.Seed));
        if (!call.Options.Video)
        {
            yield break;
        }

        if (isFirst)
        {
            yield return new VideoRendering(segment.Index, VideoContentType, "init"u8.ToArray()) { IsInitialization = true };
        }

        yield return new VideoRendering(segment.Index, VideoContentType, Encoding.ASCII.GetBytes($"{segment.Index % 10000:0000}"))
        {
            Start = segment.Offset,
            Duration = segment.Format.ToTime(segment.Visemes.Length),
        };
    }
}
