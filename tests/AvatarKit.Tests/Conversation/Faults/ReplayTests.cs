using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>The same turn id again gives the stored answer as the first one was given, and stores and pays nothing twice.</summary>
public sealed class ReplayTests
{
    private static readonly AvatarRequest Request = EngineHost.Ask(turnId: "t1", outputs: AvatarOutputs.All | AvatarOutputs.Video);

    [Fact]
    public async Task A_replay_says_what_it_is_and_gives_the_stored_route_and_model()
    {
        await using FaultScene scene = CreateScene(out _);
        AvatarResponse first = await scene.AskAsync(Request);

        List<AvatarResponseUpdate> updates = await scene.Host.UpdatesAsync(Request);

        AvatarResponse again = Build(updates);
        Assert.True(Assert.IsType<TurnStarted>(updates[0]).IsReplay);
        Assert.Equal((TurnOutcome.Completed, true, first.Text), (again.Outcome, again.IsReplay, again.Text));
        Assert.Equal("pro", Assert.Single(updates.OfType<ModelSelected>()).Route.Tier);
        Assert.Equal((first.Route?.Tier, first.ModelId), (again.Route?.Tier, again.ModelId));
        Assert.Single(scene.Model.Calls);
    }

    [Fact]
    public async Task A_replay_stores_no_second_asset_and_gives_those_there_are()
    {
        await using FaultScene scene = CreateScene(out FakeAssetStore assets, FaultOptions.StoreSpeech);
        AvatarResponse first = await scene.AskAsync(Request);
        int puts = Puts(assets);

        AvatarResponse again = await scene.AskAsync(Request);

        Assert.Equal(2, puts);
        Assert.Equal(puts, Puts(assets));
        Assert.True(again.Video is null || again.Video.Asset.Id == first.Video!.Asset.Id, "The replay has a video of its own.");
        Assert.True(again.Speech is null || again.Speech.Id == first.Speech!.Id, "The replay has a recording of its own.");
    }

    [Fact]
    public async Task A_replay_pays_no_model_again_and_leaves_the_stored_result_as_it_is()
    {
        await using FaultScene scene = CreateScene(out _);
        AvatarResponse first = await scene.AskAsync(Request);
        TurnResult stored = (await StoredAsync(scene)).Result!;

        AvatarResponse again = await scene.AskAsync(Request);

        Assert.Equal((12, 34), (first.Usage.InputTokens, first.Usage.OutputTokens));
        Assert.Equal((0, 0), (again.Usage.InputTokens, again.Usage.OutputTokens));
        Assert.Equal(0, again.Cost.ModelUsd);
        ConversationTurn now = await StoredAsync(scene);
        Assert.Equal((1, stored.Answer, stored.EndedAt), (now.Attempt, now.Result!.Answer, now.Result.EndedAt));
        Assert.Equal((stored.Route?.Tier, stored.ModelId), (now.Result.Route?.Tier, now.Result.ModelId));
        Assert.Equal((stored.Usage, stored.Cost), (now.Result.Usage, now.Result.Cost));
    }

    [Fact]
    public async Task A_replay_speaks_the_answer_with_its_face()
    {
        await using FaultScene scene = CreateScene(out _);
        AvatarResponse first = await scene.AskAsync(Request);

        AvatarResponse again = await scene.AskAsync(Request with { Outputs = AvatarOutputs.All });

        Assert.Equal(Spoken(first), Spoken(again));
        Assert.All(again.Segments, segment => Assert.NotNull(segment.Face));
    }

    [Fact]
    public async Task A_replay_of_an_interrupted_turn_says_what_was_heard()
    {
        await using FaultScene scene = CreateScene(out _);
        scene.Model.When(call => call.LastUserText == "Cut")
            .RespondWith(new FakeChatResponse().Text("One is here. ").After(new TaskCompletionSource().Task));
        AvatarRequest request = EngineHost.Ask("Cut", turnId: "t2", outputs: AvatarOutputs.None);
        using var interrupt = new CancellationTokenSource();
        string heard = "";
        await foreach (AvatarResponseUpdate update in scene.Host.Engine.GetStreamingResponseAsync(request, interrupt.Token))
        {
            if (update is TextDelta { Text: "here. " or "here." })
            {
                await interrupt.CancelAsync();
            }

            heard = (update as TurnInterrupted)?.HeardText ?? heard;
        }

        List<AvatarResponseUpdate> updates = await scene.Host.UpdatesAsync(request);

        Assert.True(Assert.IsType<TurnStarted>(updates[0]).IsReplay);
        Assert.Equal(heard, Assert.IsType<TurnInterrupted>(updates[^1]).HeardText);
        Assert.NotEmpty(heard);
        Assert.Equal(heard, string.Concat(updates.OfType<TextDelta>().Select(delta => delta.Text)));
    }

    [Fact]
    public async Task A_replay_whose_client_leaves_leaves_the_stored_answer_whole()
    {
        await using FaultScene scene = CreateScene(out _);
        await scene.AskAsync(Request);

        await foreach (AvatarResponseUpdate update in scene.Host.Engine.GetStreamingResponseAsync(Request))
        {
            if (update is TextDelta)
            {
                break;
            }
        }

        ConversationTurn stored = await StoredAsync(scene);
        Assert.Equal((TurnStatus.Completed, FaultScene.TwoSentences), (stored.Status, stored.Result!.Answer));
    }

    private static FaultScene CreateScene(out FakeAssetStore assets, Action<AvatarChatbotOptions>? configure = null)
    {
        var store = new FakeAssetStore();
        assets = store;
        var scene = new FaultScene(
            (_, services) => services
                .AddAssets(store)
                .AddRenderer(new FakeAvatarRenderer())
                .AddSingleton<IPriceBook>(new FakePriceBook().RespondWith("fault-model", new ModelPrice(1m, 2m)))
                .AddSingleton<IModelRouter>(new FakeModelRouter().RespondWith("pro")),
            configure);
        scene.Model.When(call => call.LastUserText == "Hello").RespondWith(new FakeChatResponse().Text(FaultScene.TwoSentences).Usage(12, 34));
        return scene;
    }

    private static AvatarResponse Build(List<AvatarResponseUpdate> updates)
    {
        var builder = new AvatarResponseBuilder();
        updates.ForEach(builder.Add);
        return builder.Build();
    }

    private static int Puts(FakeAssetStore assets) => assets.Calls.Count(static call => call.Operation == AssetStoreOperation.Put);

    private static List<string> Spoken(AvatarResponse response)
        => [.. response.Segments.Where(static segment => segment.Text.Length > 0).Select(static segment => segment.Text)];

    private static async Task<ConversationTurn> StoredAsync(FaultScene scene)
        => (await scene.Store.GetWindowAsync(new ConversationKey("c1"), 10)).Turns.Single();
}
