using System.Runtime.CompilerServices;

namespace AvatarKit.Testing.Tests.Conformance;

public sealed class AvatarRendererConformanceTests
{
    private static readonly Dictionary<string, (MutantRenderer Renderer, string Case)> Mutants = new()
    {
        ["skips a segment without sound"] = (
            new() { Many = (r, segment) => segment.Visemes.Length == 0 ? [] : [r] }, "Every segment has exactly one face track in order"),
        ["gives a track twice"] = (new() { Many = (r, _) => [r, r] }, "Every segment has exactly one face track in order"),
        ["numbers segments itself"] =
            (new() { Many = (r, _) => [r with { SegmentIndex = 0 }] }, "Every segment has exactly one face track in order"),
        ["loses the last frames"] = (new()
        {
            Values = values => values[..(values.Length * 9 / 10 / FaceTrack.ChannelCount * FaceTrack.ChannelCount)],
        }, "A track covers the audio at the frame rate"),
        ["goes on and on"] =
            (new() { Values = values => [.. values, .. new float[FaceTrack.ChannelCount * 500]] }, "A track covers the audio at the frame rate"),
        ["ignores the frame rate"] = (new() { Options = options => options with { FrameRate = 60 } }, "A track covers the audio at the frame rate"),
        ["opens the jaw too far"] = (new() { Values = values => Scale(values, FaceChannel.JawOpen, 2.5f) }, "Every value is in its range"),
        ["turns the head too far"] = (new() { Values = values => Set(values, FaceChannel.HeadRoll, 20) }, "Every value is in its range"),
        ["divides by zero"] = (new() { Values = values => Set(values, FaceChannel.MouthPucker, float.NaN) }, "Every value is in its range"),
        ["mumbles"] = (new() { Values = values => Scale(values, FaceChannel.JawOpen, 0.1f) }, "The mouth opens for vowels and closes for lips"),
        ["never closes its lips"] = (
            new() { Values = values => Set(values, FaceChannel.JawOpen, 0.5f) }, "The mouth opens for vowels and closes for lips"),
        ["leaves its mouth open"] = (
            new()
            {
                Values = values =>
                {
                    float[] changed = [.. values];
                    changed[^(FaceTrack.ChannelCount - (int)FaceChannel.JawOpen)] = 0.4f;
                    return changed;
                },
            },
            "The mouth is closed when the turn has been said"),
        ["drops a piece"] = (
            new()
            {
                Many = static (rendering, segment) => segment.EndsSentence ? [rendering] : [],
            }, "A sentence in pieces has a track for each of them"),
        ["begins every piece with a shut mouth"] = (
            new()
            {
                Values = static values =>
                {
                    float[] changed = [.. values];
                    changed[(int)FaceChannel.JawOpen] = 0;
                    return changed;
                },
            },
            "The mouth goes on from piece to piece and closes for lips that are cut"),
        ["ends its video with the first piece"] = (
            new()
            {
                Video = static pieces => pieces.Where(static piece => piece.SegmentIndex == 0),
            }, "A sentence in pieces is one video without a gap"),
        ["is never the same"] = (new() { Values = values => Set(values, FaceChannel.BrowInnerUp, Random.Shared.NextSingle()) },
            "The same seed gives the same frames also at once"),
        ["makes a face for nothing"] = (new() { Extra = true }, "A turn without speech has no renderings"),
        ["waits for the next segment"] = (new() { Ahead = 1 }, "A segment is rendered before the next is there"),
        ["reads ahead"] = (new() { Ahead = 3 }, "Segments are pulled only as fast as renderings are"),
        ["ignores cancellation"] = (new() { IgnoresToken = true }, "A cancelled rendering is cancelled and lets go of the speech"),
        ["keeps hold of the speech"] = (new() { Holds = true }, "A rendering that is left lets go of the speech"),
        ["makes video unasked"] = (new() { Video = static pieces => pieces, AlwaysVideo = true }, "A turn has video only when it is asked for"),
        ["loses a track over the video"] =
            (new() { Video = static pieces => pieces, LosesTrack = true }, "Every segment has its face track also with video"),
        ["begins its video in the middle"] = (
            new()
            {
                Video = static pieces => pieces.Where(static piece => !piece.IsInitialization),
            }, "A video begins with its initialisation and goes on without a gap"),
        ["changes the media type"] = (
            new() { Video = static pieces => pieces.Select(static piece => piece with { ContentType = $"video/{piece.SegmentIndex}" }) },
            "A video begins with its initialisation and goes on without a gap"),
        ["leaves a gap in the video"] = (
            new()
            {
                Video = static pieces => pieces.Where(static piece => piece.SegmentIndex != 1),
            }, "A video begins with its initialisation and goes on without a gap"),
        ["makes empty pieces"] = (
            new() { Video = static pieces => pieces.Select(static piece => piece.IsInitialization ? piece : piece with { Data = default }) },
            "A video begins with its initialisation and goes on without a gap"),
        ["ends its video early"] = (
            new()
            {
                Video = static pieces => pieces.Where(static piece => piece.SegmentIndex < 3),
            }, "A video begins with its initialisation and goes on without a gap"),
        ["swallows errors"] = (new() { Swallows = true }, "Speech that fails fails the rendering"),
    };

    public static TheoryData<string> MutantNames => [.. Mutants.Keys];

    [Fact]
    public async Task The_fake_renderer_keeps_the_contract()
        => await new AvatarRendererConformance(_ => new(new FakeAvatarRenderer())).RunAllAsync();

    [Fact]
    public async Task A_renderer_that_does_what_it_should_keeps_the_contract()
        => await new AvatarRendererConformance(_ => new(new MutantRenderer())).RunAllAsync();

    [Theory]
    [MemberData(nameof(MutantNames))]
    public Task A_renderer_is_seen_that(string mutant)
    {
        (MutantRenderer renderer, string name) = Mutants[mutant];
        return Mutation.IsSeenAsync(new AvatarRendererConformance(_ => new(renderer)) { CaseTimeout = TimeSpan.FromSeconds(3) }.Cases, name);
    }

    private static float[] Set(float[] values, FaceChannel channel, float value)
        => [.. values.Select((old, i) => i % FaceTrack.ChannelCount == (int)channel ? value : old)];

    private static float[] Scale(float[] values, FaceChannel channel, float factor)
        => [.. values.Select((old, i) => i % FaceTrack.ChannelCount == (int)channel ? old * factor : old)];

    /// <summary>A renderer that does what it should until a part of it is replaced.</summary>
    private sealed class MutantRenderer : IAvatarRenderer
    {
        private readonly FakeAvatarRenderer inner = new();
        private readonly List<object> held = [];

        public Func<RenderOptions, RenderOptions> Options { get; init; } = options => options;

        public Func<float[], float[]> Values { get; init; } = values => values;

        public Func<FaceTrackRendering, SpokenSegment, IEnumerable<FaceTrackRendering>> Many { get; init; } = (rendering, _) => [rendering];

        public Func<IEnumerable<VideoRendering>, IEnumerable<VideoRendering>>? Video { get; init; }

        public bool AlwaysVideo { get; init; }

        public bool LosesTrack { get; init; }

        public bool Extra { get; init; }

        public int Ahead { get; init; }

        public bool IgnoresToken { get; init; }

        public bool Holds { get; init; }

        public bool Swallows { get; init; }

        public async IAsyncEnumerable<AvatarRendering> RenderAsync(
            IAsyncEnumerable<SpokenSegment> segments, RenderOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            CancellationToken token = IgnoresToken ? CancellationToken.None : cancellationToken;
            IAsyncEnumerator<SpokenSegment> source = segments.GetAsyncEnumerator(token);
            held.Add(source);
            var queue = new Queue<SpokenSegment>();
            try
            {
                while (true)
                {
                    bool more;
                    try
                    {
                        token.ThrowIfCancellationRequested();
                        more = await source.MoveNextAsync();
                    }
                    catch (SpeechException) when (Swallows)
                    {
                        more = false;
                    }

                    if (more)
                    {
                        queue.Enqueue(source.Current);
                    }

                    while (queue.Count > (more ? Ahead : 0))
                    {
                        SpokenSegment segment = queue.Dequeue();
                        SpokenSegment[] alone = [segment];
                        var drawn = (FaceTrackRendering)await inner.RenderAsync(
                            alone.ToAsyncEnumerable(), Options(options) with { Video = false }, token).SingleAsync(token);
                        var track = new FaceTrack(drawn.Track.FrameRate, Values(RendererScene.Values(drawn.Track)));
                        if (LosesTrack && options.Video && segment.Index == 2)
                        {
                            continue;
                        }

                        foreach (FaceTrackRendering rendering in Many(drawn with { Track = track }, segment))
                        {
                            yield return rendering;
                        }

                        foreach (VideoRendering piece in Video is not null && (options.Video || AlwaysVideo) ? Video(Pieces(segment)) : [])
                        {
                            yield return piece;
                        }
                    }

                    if (!more)
                    {
                        break;
                    }
                }
            }
            finally
            {
                if (!Holds)
                {
                    await source.DisposeAsync();
                }
            }

            if (Extra)
            {
                yield return new FaceTrackRendering(0, new FaceTrack(60, []));
            }
        }

        private static IEnumerable<VideoRendering> Pieces(SpokenSegment segment)
        {
            if (segment.Index == 0)
            {
                yield return new VideoRendering(0, "video/mp4", new byte[] { 1 }) { IsInitialization = true };
            }

            yield return new VideoRendering(
                segment.Index, "video/mp4", new byte[] { 2 }) { Start = segment.Offset, Duration = segment.Format.ToTime(segment.Visemes.Length) };
        }
    }
}
