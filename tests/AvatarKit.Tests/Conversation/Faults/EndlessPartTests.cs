using System.Runtime.CompilerServices;
using AvatarKit.Testing;
using AvatarKit.Tests.Resilience;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>Parts that give more than anybody asked for are bounded as models and voices are.</summary>
public sealed class EndlessPartTests
{
    [Fact]
    public async Task A_knowledge_base_that_gives_more_than_was_asked_for_fills_no_prompt()
    {
        KnowledgePassage[] passages = [.. Enumerable.Range(0, 10_000)
            .Select(static i => new KnowledgePassage($"This is passage number {i}.", new SourceReference($"Source {i}"), 1))];
        await using var scene = new FaultScene((_, services) => services.AddSingleton(FaultProxy.Create<IKnowledgeBase>(
            new FakeKnowledgeBase(),
            call => call.Method == nameof(IKnowledgeBase.SearchAsync) ? new ValueTask<IReadOnlyList<KnowledgePassage>>(passages) : call.Proceed())));

        AvatarResponse response = await scene.AskAsync();

        int asked = new KnowledgeQuery("").Count;
        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.Equal(asked, scene.Model.Calls[0].AllText.Split("This is passage number").Length - 1);
        Assert.Equal(asked, response.Sources.Count);
    }

    [Fact]
    public async Task A_renderer_that_warns_for_ever_leaves_a_bounded_number_of_warnings()
    {
        await using var scene = new FaultScene((_, services) => services.AddRenderer(new EndlessRenderer(WarnAsync)));

        AvatarResponse response = await scene.AskAsync();

        Assert.Equal((TurnOutcome.Completed, FaultScene.TwoSentences), (response.Outcome, response.Text));
        Assert.InRange(response.Warnings.Count, 1, 1_000);
    }

    [Fact]
    public async Task A_renderer_that_makes_video_for_ever_costs_the_turn_its_face_alone()
    {
        await using var scene = new FaultScene((_, services) => services
            .AddRenderer(new EndlessRenderer(FilmAsync))
            .AddAssets(new FakeAssetStore()));
        var begun = new TaskCompletionSource();
        Task<TurnEnded> asking = ReadAsync();
        await begun.Task.WaitAsync(FaultOptions.Part);

        TurnEnded end = await scene.Time.MoveUntilAsync(asking, FaultOptions.Bound);

        Assert.IsType<TurnCompleted>(end);
        Assert.Contains(end.Warnings, warning => warning.Stage == TurnStage.Render);

        async Task<TurnEnded> ReadAsync()
        {
            TurnEnded? ended = null;
            AvatarRequest request = EngineHost.Ask(outputs: AvatarOutputs.All | AvatarOutputs.Video);
            await foreach (AvatarResponseUpdate update in scene.Host.Engine.GetStreamingResponseAsync(request))
            {
                if (update is VideoSegment)
                {
                    begun.TrySetResult();
                }

                ended = update as TurnEnded;
            }

            return ended!;
        }
    }

    [Fact]
    public async Task Time_in_which_a_renderer_waits_for_speech_is_not_held_against_it()
    {
        var renderer = new PictureFirstRenderer();
        var more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var scene = new FaultScene(
            (_, services) => services.AddRenderer(renderer).AddAssets(new FakeAssetStore()), FaultOptions.SetPatientModel);
        scene.Model.When(_ => true).RespondWith(new FakeChatResponse().Text("One is here.\n\n").After(more.Task).Text("Two is here."));
        int words = 0;
        List<SpeechSegment> pieces = [];
        Task<TurnEnded> asking = ReadAsync();
        await Streams.UntilAsync(() => renderer.IsWaiting && Volatile.Read(ref words) == 3);

        scene.Time.Advance(FaultOptions.Part * 1.5);
        more.SetResult();

        Assert.Empty((await asking.WaitAsync(FaultOptions.Turn)).Warnings);
        Assert.Equal(FaultScene.TwoSentences, pieces.Caption());
        Assert.All(pieces, piece => Assert.NotNull(piece.Face));

        async Task<TurnEnded> ReadAsync()
        {
            TurnEnded? ended = null;
            AvatarRequest request = EngineHost.Ask(outputs: AvatarOutputs.All | AvatarOutputs.Video);
            await foreach (AvatarResponseUpdate update in scene.Host.Engine.GetStreamingResponseAsync(request))
            {
                if (update is SpeechSegment piece)
                {
                    pieces.Add(piece);
                    Interlocked.Add(ref words, piece.Words.Count);
                }

                ended = update as TurnEnded;
            }

            return ended!;
        }
    }

    private static async IAsyncEnumerable<AvatarRendering> WarnAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int i = 0; i < 150_000; i++)
        {
            if (i % 256 == 0)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
            }

            yield return new RenderingWarning(0, new StorageException($"renderer.warning_{i}", "Something small.", "fake"));
        }
    }

    private static async IAsyncEnumerable<AvatarRendering> FilmAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new VideoRendering(0, FakeAvatarRenderer.VideoContentType, new byte[4]) { IsInitialization = true };
        while (true)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, cancellationToken);
            yield return new VideoRendering(0, FakeAvatarRenderer.VideoContentType, new byte[4]) { Duration = TimeSpan.FromMilliseconds(1) };
        }
    }

    /// <summary>A renderer that does something for ever once it has its first segment, and then draws as it should.</summary>
    private sealed class EndlessRenderer(Func<CancellationToken, IAsyncEnumerable<AvatarRendering>> endless) : IAvatarRenderer
    {
        public async IAsyncEnumerable<AvatarRendering> RenderAsync(
            IAsyncEnumerable<SpokenSegment> segments, RenderOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            bool isFirst = true;
            await foreach (AvatarRendering rendering
                in new FakeAvatarRenderer().RenderAsync(segments, options with { Video = false }, cancellationToken))
            {
                yield return rendering;
                if (!isFirst)
                {
                    continue;
                }

                isFirst = false;
                await foreach (AvatarRendering more in endless(cancellationToken))
                {
                    yield return more;
                }
            }
        }
    }

    /// <summary>A renderer that has its picture before its face, and says when there is nothing for it to draw.</summary>
    private sealed class PictureFirstRenderer : IAvatarRenderer
    {
        private volatile bool isWaiting;

        public bool IsWaiting => isWaiting;

        public async IAsyncEnumerable<AvatarRendering> RenderAsync(
            IAsyncEnumerable<SpokenSegment> segments, RenderOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            bool isFirst = true;
            await using IAsyncEnumerator<SpokenSegment> source = segments.GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                ValueTask<bool> next = source.MoveNextAsync();
                isWaiting = !next.IsCompleted;
                if (!await next)
                {
                    yield break;
                }

                isWaiting = false;
                SpokenSegment segment = source.Current;
                yield return new VideoRendering(segment.Index, FakeAvatarRenderer.VideoContentType, new byte[4]) { IsInitialization = isFirst };
                yield return new FaceTrackRendering(segment.Index, new FaceTrack(options.FrameRate, new float[FaceTrack.ChannelCount]));
                isFirst = false;
            }
        }
    }
}
