using System.Text;
using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation;

public sealed class VideoTests
{
    private readonly FakeAvatarRenderer renderer = new();
    private readonly FakeAssetStore assets = new();

    [Fact]
    public async Task Video_comes_in_pieces_behind_its_sentence_and_is_kept_in_the_asset_store()
    {
        await using EngineHost host = Host();
        host.Lite.RespondWith("Good morning. How are you?");

        List<AvatarResponseUpdate> updates = await host.UpdatesAsync(EngineHost.Ask(outputs: AvatarOutputs.Video));

        List<VideoSegment> pieces = [.. updates.OfType<VideoSegment>()];
        List<SpeechSegment> speech = [.. updates.OfType<SpeechSegment>()];
        Assert.Equal(Enumerable.Range(0, speech.Count + 1), pieces.Select(piece => piece.Index));
        Assert.Equal([0, .. speech.Select(piece => piece.Index)], pieces.Select(piece => piece.SpeechIndex));
        Assert.Equal([true, .. speech.Select(_ => false)], pieces.Select(piece => piece.IsInitialization));
        Assert.All(speech, segment => Assert.NotNull(segment.Face));
        Assert.Equal(speech[0].Duration, pieces[2].Start);
        Assert.True(updates.IndexOf(pieces[1]) < updates.IndexOf(speech[1]));
        AvatarVideo video = Assert.IsType<TurnCompleted>(updates[^1]).Video!;
        Assert.Equal(speech.Aggregate(TimeSpan.Zero, static (sum, piece) => sum + piece.Duration), video.Duration);
        Assert.Equal((FakeAvatarRenderer.VideoContentType, new AssetOwner("default", "anonymous", "c1"), 4 + (4 * speech.Count)),
            (video.Asset.ContentType, video.Asset.Owner, video.Asset.Length));
        await using Stream stored = (await assets.OpenAsync(video.Asset.Id))!;
        Assert.Equal("init" + string.Concat(speech.Select(piece => $"{piece.Index:0000}")), await new StreamReader(stored).ReadToEndAsync());
    }

    [Fact]
    public async Task The_response_tells_where_the_video_is()
    {
        await using EngineHost host = Host();
        host.Lite.RespondWith("Yes.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.All | AvatarOutputs.Video));

        Assert.NotNull(response.Video);
        Assert.Empty(response.Warnings);
    }

    [Fact]
    public async Task Without_asking_there_is_no_video()
    {
        await using EngineHost host = Host();
        host.Lite.RespondWith("Yes.");

        List<AvatarResponseUpdate> updates = await host.UpdatesAsync(EngineHost.Ask());

        Assert.Empty(updates.OfType<VideoSegment>());
        Assert.Null(Assert.IsType<TurnCompleted>(updates[^1]).Video);
        Assert.False(Assert.Single(renderer.Calls).Options.Video);
    }

    [Fact]
    public async Task A_renderer_that_makes_no_video_costs_a_warning_with_the_way_out()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith("Yes.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.Video));

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        AvatarError warning = Assert.Single(response.Warnings);
        Assert.Equal("video.none", warning.Code);
        Assert.Contains(".UseVideoRendering()", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_renderer_goes_on_without_becomes_a_warning()
    {
        await using var host = new EngineHost(services: services => services.AddSingleton<IAvatarRenderer>(new BreakingRenderer()));
        host.Lite.RespondWith("One. Two.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.Video));

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.Equal([0, 1], response.Segments.Select(segment => segment.Sentence).Distinct());
        Assert.Contains(response.Warnings, warning => warning.Code == "fake.broke");
    }

    [Fact]
    public async Task A_store_that_fails_costs_a_warning_and_not_the_turn()
    {
        await using EngineHost host = Host();
        assets.On(AssetStoreOperation.Put).FailWith(new StorageException("storage.full", "The disk is full.", "fake"));
        host.Lite.RespondWith("One. Two. Three.");

        List<AvatarResponseUpdate> updates = await host.UpdatesAsync(EngineHost.Ask(outputs: AvatarOutputs.Video));

        TurnCompleted completed = Assert.IsType<TurnCompleted>(updates[^1]);
        Assert.Null(completed.Video);
        Assert.Equal("storage.full", Assert.Single(completed.Warnings).Code);
        Assert.Equal(1 + updates.OfType<SpeechSegment>().Count(), updates.OfType<VideoSegment>().Count());
    }

    [Fact]
    public async Task An_interrupted_video_is_handed_out_and_kept_to_its_end()
    {
        var ending = new EndingRenderer();
        await using var host = new EngineHost(
            services: services => services.AddSingleton<IAvatarRenderer>(ending).AddSingleton<IAssetStore>(assets));
        host.Lite.RespondWith("One. Two. Three. Four.");
        using var interrupt = new CancellationTokenSource();
        List<AvatarResponseUpdate> after = [];
        var pieces = new StringBuilder();
        await foreach (AvatarResponseUpdate update
            in host.Engine.GetStreamingResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.Video), interrupt.Token))
        {
            if (interrupt.IsCancellationRequested)
            {
                after.Add(update);
            }

            if (update is VideoSegment piece)
            {
                pieces.Append(Encoding.ASCII.GetString(piece.Data.Span));
                await interrupt.CancelAsync();
            }
        }

        Assert.Equal("open shut", pieces.ToString());
        Assert.Equal([typeof(VideoSegment), typeof(TurnInterrupted)], after.Select(static update => update.GetType()));
        AvatarVideo video = ((TurnInterrupted)after[^1]).Video!;
        await using Stream stored = (await assets.OpenAsync(video.Asset.Id))!;
        Assert.Equal("open shut", await new StreamReader(stored).ReadToEndAsync());
    }

    [Fact]
    public async Task A_video_whose_listener_has_left_is_kept_to_its_end()
    {
        var ending = new EndingRenderer();
        await using var host = new EngineHost(
            services: services => services.AddSingleton<IAvatarRenderer>(ending).AddSingleton<IAssetStore>(assets));
        host.Lite.RespondWith("One. Two. Three. Four.");
        await foreach (AvatarResponseUpdate update in host.Engine.GetStreamingResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.Video)))
        {
            if (update is VideoSegment)
            {
                break;
            }
        }

        Assert.Equal(1, await assets.DeleteByOwnerAsync(new AssetOwner("default", "anonymous")));
    }

    [Fact]
    public async Task A_renderer_that_ignores_interruptions_ends_with_the_sentence_it_is_in()
    {
        await using EngineHost host = Host();
        host.Lite.RespondWith("One. Two. Three. Four.");
        using var interrupt = new CancellationTokenSource();
        TurnEnded? end = null;
        await foreach (AvatarResponseUpdate update
            in host.Engine.GetStreamingResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.Video), interrupt.Token))
        {
            if (update is VideoSegment { Index: 1 })
            {
                await interrupt.CancelAsync();
            }

            end = update as TurnEnded;
        }

        AvatarVideo video = Assert.IsType<TurnInterrupted>(end).Video!;
        await using Stream stored = (await assets.OpenAsync(video.Asset.Id))!;
        Assert.StartsWith("init0000", await new StreamReader(stored).ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_video_that_does_not_come_to_its_end_in_time_is_not_kept()
    {
        var ending = new EndingRenderer { Ends = false };
        await using var host = new EngineHost(
            options => options.Resilience.Renderer.ClosingTimeout = TimeSpan.FromMilliseconds(50),
            services => services.AddSingleton<IAvatarRenderer>(ending).AddSingleton<IAssetStore>(assets));
        host.Lite.RespondWith("One. Two. Three. Four.");
        using var interrupt = new CancellationTokenSource();
        TurnEnded? end = null;
        await foreach (AvatarResponseUpdate update
            in host.Engine.GetStreamingResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.Video), interrupt.Token))
        {
            if (update is VideoSegment)
            {
                await interrupt.CancelAsync();
            }

            end = update as TurnEnded;
        }

        Assert.Null(Assert.IsType<TurnInterrupted>(end).Video);
        Assert.Equal(0, await assets.DeleteByOwnerAsync(new AssetOwner("default", "anonymous")));
    }

    private EngineHost Host() => new(services: services => services.AddSingleton<IAvatarRenderer>(renderer).AddSingleton<IAssetStore>(assets));

    /// <summary>Draws the first sentence until it is interrupted, and then an end.</summary>
    private sealed class EndingRenderer : IAvatarRenderer
    {
        public bool Ends { get; init; } = true;

        public async IAsyncEnumerable<AvatarRendering> RenderAsync(
            IAsyncEnumerable<SpokenSegment> segments,
            RenderOptions options, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await foreach (AvatarRendering made in new FaceTrackRenderer().RenderAsync(segments, options, cancellationToken))
            {
                yield return made;
                yield return new VideoRendering(0, "video/mp4", "open"u8.ToArray());
                using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Ends ? options.Interruption : default);
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellationToken.ThrowIfCancellationRequested();
                yield return new VideoRendering(0, "video/mp4", " shut"u8.ToArray());
                yield break;
            }
        }
    }

    private sealed class BreakingRenderer : IAvatarRenderer
    {
        public async IAsyncEnumerable<AvatarRendering> RenderAsync(
            IAsyncEnumerable<SpokenSegment> segments,
            RenderOptions options, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await foreach (AvatarRendering made in new FaceTrackRenderer().RenderAsync(segments, options, cancellationToken))
            {
                yield return made;
                yield return new RenderingWarning(made.SegmentIndex, new StorageException("fake.broke", "The encoder broke off.", "fake"));
            }
        }
    }
}
