using System.Runtime.CompilerServices;
using AvatarKit.Testing;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Conversation;

/// <summary>Which videos are kept, and what a store costs that does not take them.</summary>
public sealed class KeptVideoTests
{
    private readonly FakeAvatarRenderer renderer = new();
    private readonly FakeAssetStore assets = new();

    [Fact]
    public async Task A_turn_that_is_not_remembered_has_a_video_of_which_nothing_is_kept()
    {
        await using EngineHost host = Host();
        host.Lite.RespondWith("Yes.");

        List<AvatarResponseUpdate> updates = await host.UpdatesAsync(EngineHost.Ask(outputs: AvatarOutputs.Video) with { Remember = false });

        TurnCompleted completed = Assert.IsType<TurnCompleted>(updates[^1]);
        Assert.NotEmpty(updates.OfType<VideoSegment>());
        Assert.Null(completed.Video);
        Assert.Empty(completed.Warnings);
        Assert.Empty(assets.Calls);
    }

    [Fact]
    public async Task A_turn_that_is_given_again_and_had_no_video_has_one_of_which_nothing_is_kept()
    {
        await using EngineHost host = Host();
        host.Lite.RespondWith("Yes.");
        await host.UpdatesAsync(EngineHost.Ask(turnId: "t1"));

        List<AvatarResponseUpdate> updates = await host.UpdatesAsync(EngineHost.Ask(turnId: "t1", outputs: AvatarOutputs.Video));

        TurnCompleted completed = Assert.IsType<TurnCompleted>(updates[^1]);
        Assert.NotEmpty(updates.OfType<VideoSegment>());
        Assert.Null(completed.Video);
        Assert.Empty(completed.Warnings);
        Assert.Empty(assets.Calls);
    }

    [Fact]
    public async Task A_video_that_is_stored_and_has_no_url_is_told_as_that()
    {
        await using EngineHost host = Host();
        assets.On(AssetStoreOperation.GetUrl).FailWith(new StorageException("storage.failed", "No URL.", "fake"));
        host.Lite.RespondWith("Yes.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.Video));

        Assert.NotNull(response.Video);
        Assert.Null(response.Video.Url);
        Assert.Equal(new Degradation(TurnStage.Remember, "video.url", "video.no_url"), Assert.Single(response.Degradations));
        AvatarError warning = Assert.Single(response.Warnings);
        Assert.Contains("is stored", warning.Message, StringComparison.Ordinal);
        Assert.IsType<StorageException>(warning.Exception);
    }

    [Fact]
    public async Task Whoever_still_reads_a_video_that_broke_off_sees_no_end_of_it()
    {
        var store = new LosingStore();
        await using var host = new EngineHost(services: services => services.AddRenderer(renderer).AddAssets(store));
        host.Lite.RespondWith(new FakeChatResponse().Text("One. ").After(store.ReadToItsEnd).Text("Two."));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.Video))
            .WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Null(response.Video);
        await Assert.ThrowsAsync<IOException>(() => store.Reading!);
    }

    [Fact]
    public async Task A_store_that_takes_no_more_costs_the_video_and_not_the_face()
    {
        var time = new FakeTimeProvider();
        assets.On(AssetStoreOperation.Put).After(new TaskCompletionSource().Task);
        await using var host = new EngineHost(
            services: services => services.AddRenderer(new FineRenderer()).AddAssets(assets),
            time: time);
        host.Lite.RespondWith("One. Two.");

        List<AvatarResponseUpdate> updates = await time.MoveUntilAsync(host.UpdatesAsync(EngineHost.Ask(outputs: AvatarOutputs.Video)));

        TurnCompleted completed = Assert.IsType<TurnCompleted>(updates[^1]);
        Assert.Null(completed.Video);
        Assert.DoesNotContain(completed.Degradations, part => part.What == "face");
        Assert.All(updates.OfType<SpeechSegment>(), piece => Assert.NotNull(piece.Face));
        Assert.Equal((FineRenderer.Pieces * updates.OfType<SpeechSegment>().Count()) + 1, updates.OfType<VideoSegment>().Count());
    }

    private EngineHost Host() => new(services: services => services.AddRenderer(renderer).AddAssets(assets));

    /// <summary>Gives up at once on what goes on behind it.</summary>
    private sealed class LosingStore() : DelegatingAssetStore(new InMemoryAssetStore())
    {
        private readonly TaskCompletionSource read = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<AssetInfo>? Reading { get; private set; }

        public Task ReadToItsEnd => read.Task;

        public override ValueTask<AssetInfo> PutAsync(AssetUpload upload, Stream content, CancellationToken cancellationToken = default)
        {
            Reading = base.PutAsync(upload, content, CancellationToken.None).AsTask();
            Reading.GetAwaiter().OnCompleted(read.SetResult);
            throw new TimeoutException("The store took too long.");
        }
    }

    /// <summary>Makes a video of more pieces than wait for a store.</summary>
    private sealed class FineRenderer : IAvatarRenderer
    {
        public const int Pieces = 300;

        public async IAsyncEnumerable<AvatarRendering> RenderAsync(
            IAsyncEnumerable<SpokenSegment> segments, RenderOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await foreach (AvatarRendering made in new FakeAvatarRenderer().RenderAsync(segments, options, cancellationToken))
            {
                for (int i = 0; i < (made is VideoRendering { IsInitialization: false } ? Pieces : 1); i++)
                {
                    yield return made;
                }
            }
        }
    }
}
