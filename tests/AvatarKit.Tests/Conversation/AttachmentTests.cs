using AvatarKit.Testing;
using AvatarKit.Tests.Conversation.Faults;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Conversation;

/// <summary>What a person sends along is kept beside the answer, which does not wait for it.</summary>
public sealed class AttachmentTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);
    private static readonly DataContent[] Pictures = [new(new byte[] { 1 }, "image/png"), new(new byte[] { 1, 2 }, "image/jpeg")];

    private readonly FakeAssetStore assets = new();
    private readonly TaskCompletionSource stored = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task The_answer_comes_while_they_are_being_stored_and_its_end_once_they_are()
    {
        await using EngineHost host = Host();
        host.Lite.RespondWith("Two cats.");
        var words = new TaskCompletionSource();

        Task<TurnEnded> asking = ReadAsync(host, words);
        await words.Task.WaitAsync(Soon);
        await PutsAsync();
        Assert.False(asking.IsCompleted);
        stored.SetResult();

        Assert.IsType<TurnCompleted>(await asking.WaitAsync(Soon));
        Assert.Equal(["image/png", "image/jpeg"], await KeptAsync(host));
    }

    [Fact]
    public async Task They_are_kept_of_a_turn_that_fails()
    {
        await using EngineHost host = Host();
        host.Lite.FailWith(new ModelException("model.broken", "Broken.", "lite"));
        host.Pro.FailWith(new ModelException("model.broken", "Broken.", "pro"));
        host.Premier.FailWith(new ModelException("model.broken", "Broken.", "premier"));

        Task<AvatarResponse> asking = host.Engine.GetResponseAsync(Request());
        await PutsAsync();
        stored.SetResult();

        Assert.Equal(TurnOutcome.Failed, (await asking.WaitAsync(Soon)).Outcome);
        Assert.Equal(["image/png", "image/jpeg"], await KeptAsync(host));
    }

    [Fact]
    public async Task They_are_kept_of_a_turn_that_is_interrupted()
    {
        await using EngineHost host = Host();
        host.Lite.RespondWith(new FakeChatResponse().After(new TaskCompletionSource().Task));
        using var interrupt = new CancellationTokenSource();

        Task<AvatarResponse> asking = host.Engine.GetResponseAsync(Request(), interrupt.Token);
        await host.Lite.WaitForCallsAsync().WaitAsync(Soon);
        await PutsAsync();
        await interrupt.CancelAsync();
        stored.SetResult();

        Assert.Equal(TurnOutcome.Interrupted, (await asking.WaitAsync(Soon)).Outcome);
        Assert.Equal(["image/png", "image/jpeg"], await KeptAsync(host));
    }

    [Fact]
    public async Task A_deaf_store_costs_its_time_once_and_not_the_answer()
    {
        await using var scene = new FaultScene((scene, services) => services.AddAssets(
            scene.Fault.Deafen<IAssetStore>(new FakeAssetStore(), nameof(IAssetStore.PutAsync))));
        var words = new TaskCompletionSource();
        Task<TurnEnded> asking = ReadAsync(scene.Host, words);
        await words.Task.WaitAsync(Soon);

        TurnEnded end = await scene.Time.MoveUntilAsync(asking, FaultOptions.Part * 1.5);

        Assert.Equal((TurnOutcome.Completed, "storage.timeout"), (end.Outcome, Assert.Single(end.Warnings).Code));
        Assert.Equal("attachment.stored", Assert.Single(end.Degradations).What);
    }

    private static AvatarRequest Request() => EngineHost.Ask(outputs: AvatarOutputs.None) with { Attachments = Pictures };

    private static async Task<TurnEnded> ReadAsync(EngineHost host, TaskCompletionSource words)
    {
        TurnEnded? end = null;
        await foreach (AvatarResponseUpdate update in host.Engine.GetStreamingResponseAsync(Request()))
        {
            if (update is TextDelta)
            {
                words.TrySetResult();
            }

            end = update as TurnEnded;
        }

        return end!;
    }

    private static async Task<IEnumerable<string>> KeptAsync(EngineHost host)
        => Assert.Single(await host.StoredAsync()).Result!.Assets.Select(static asset => asset.Asset.ContentType);

    private Task PutsAsync() => assets.WaitForCallsAsync(Pictures.Length).WaitAsync(Soon);

    private EngineHost Host()
    {
        assets.On(AssetStoreOperation.Put).After(stored.Task);
        return new EngineHost(services: services => services.AddAssets(assets), time: new FakeTimeProvider());
    }
}
