using System.Runtime.CompilerServices;
using static AvatarKit.Testing.RendererScene;

namespace AvatarKit.Testing;

internal static class RendererFlowCases
{
    public static async Task A_turn_without_speech_has_no_renderings(IAvatarRenderer renderer, CancellationToken token)
        => Check.Equal("A turn without speech has no renderings.", 0, (await renderer.RenderAsync([], token).ConfigureAwait(false)).Count);

    public static async Task A_segment_is_rendered_before_the_next_is_there(IAvatarRenderer renderer, CancellationToken token)
    {
        var source = new Source(waitBefore: 1);
        IAsyncEnumerator<AvatarRendering> renderings =
            renderer.RenderAsync(source.ReadAsync(2, token), new RenderOptions(), token).GetAsyncEnumerator(token);
        await using ConfiguredAsyncDisposable disposal = renderings.ConfigureAwait(false);
        await TrackOfAsync(renderings, 0).ConfigureAwait(false);
        Check.Equal("A segment is rendered before the next one is there.", false, source.IsReleased);
        source.Release();
        await TrackOfAsync(renderings, 1).ConfigureAwait(false);
    }

    public static async Task Segments_are_pulled_only_as_fast_as_renderings_are(IAvatarRenderer renderer, CancellationToken token)
    {
        var source = new Source();
        IAsyncEnumerator<AvatarRendering> renderings =
            renderer.RenderAsync(source.ReadAsync(int.MaxValue, token), new RenderOptions(), token).GetAsyncEnumerator(token);
        await using ConfiguredAsyncDisposable disposal = renderings.ConfigureAwait(false);
        for (int i = 0; i < 5; i++)
        {
            await TrackOfAsync(renderings, i).ConfigureAwait(false);
            Check.True("Segments are pulled only as fast as renderings are.", source.Pulled <= i + 2, $"{i + 2} or fewer", source.Pulled);
        }
    }

    public static async Task A_cancelled_rendering_is_cancelled_and_lets_go_of_the_speech(IAvatarRenderer renderer, CancellationToken token)
    {
        await Check.ThrowsAsync<OperationCanceledException>(
            "A rendering whose token is already cancelled is cancelled.",
            async () => await renderer.RenderAsync(new Source().ReadAsync(2, token), new RenderOptions(), new CancellationToken(canceled: true))
                .ToListAsync(CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);

        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(token);
        var source = new Source(waitBefore: 1);
        await Check.ThrowsAsync<OperationCanceledException>("A rendering that waits for speech is cancelled.", async () =>
        {
            await foreach (AvatarRendering rendering
                in renderer.RenderAsync(source.ReadAsync(2, CancellationToken.None), new RenderOptions(), cancel.Token).ConfigureAwait(false))
            {
                if (rendering is FaceTrackRendering)
                {
                    // The renderer goes on to wait for the next segment, and is cancelled there or on the way.
                    await cancel.CancelAsync().ConfigureAwait(false);
                }
            }
        }).ConfigureAwait(false);
        await source.Left.WaitAsync(token).ConfigureAwait(false);
    }

    public static async Task A_rendering_that_is_left_lets_go_of_the_speech(IAvatarRenderer renderer, CancellationToken token)
    {
        var source = new Source();
        await foreach (AvatarRendering _
            in renderer.RenderAsync(source.ReadAsync(int.MaxValue, token), new RenderOptions(), token).ConfigureAwait(false))
        {
            break;
        }

        await source.Left.WaitAsync(token).ConfigureAwait(false);
    }

    public static async Task Speech_that_fails_fails_the_rendering(IAvatarRenderer renderer, CancellationToken token)
    {
        await Check.ThrowsAsync<SpeechException>(
            "Speech that fails fails the rendering, with the voice's own error.",
            async () => await renderer.RenderAsync(FailingAsync(), new RenderOptions(), token)
                .ToListAsync(token).ConfigureAwait(false)).ConfigureAwait(false);

        static async IAsyncEnumerable<SpokenSegment> FailingAsync()
        {
            yield return Syllables(isLast: false);
            await Task.Yield();
            throw new SpeechException("speech.failed", "The voice broke off.", "conformance");
        }
    }

    private static async Task TrackOfAsync(IAsyncEnumerator<AvatarRendering> renderings, int segment)
    {
        do
        {
            Check.Equal("Every segment has a face track.", true, await renderings.MoveNextAsync().ConfigureAwait(false));
        }
        while (renderings.Current is not FaceTrackRendering);
        Check.Equal("Renderings come in the order of their segments.", segment, renderings.Current.SegmentIndex);
    }

    private sealed class Source(int waitBefore = -1)
    {
        private readonly TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Pulled { get; private set; }

        public bool IsReleased => release.Task.IsCompleted;

        public Task Left => left.Task;

        public void Release() => release.TrySetResult();

        public async IAsyncEnumerable<SpokenSegment> ReadAsync(int count, [EnumeratorCancellation] CancellationToken token)
        {
            try
            {
                for (int i = 0; i < count; i++)
                {
                    if (i == waitBefore)
                    {
                        await release.Task.WaitAsync(token).ConfigureAwait(false);
                    }

                    Pulled++;
                    SpokenSegment segment = Syllables(i, TimeSpan.FromSeconds(1.65 * i), i == count - 1);
                    yield return segment;
                }
            }
            finally
            {
                left.TrySetResult();
            }
        }
    }
}
