using System.Net.Sockets;
using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Resilience;

public sealed class StorageCallsTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(ConversationStoreOperation.GetWindow)]
    [InlineData(ConversationStoreOperation.StartTurn)]
    [InlineData(ConversationStoreOperation.CompleteTurn)]
    public async Task A_call_that_fails_for_a_moment_is_made_again(ConversationStoreOperation operation)
    {
        await using var host = new EngineHost();
        host.Store.On(operation).FailWith(Busy()).RespondWith(FakeOutcome.Normal);

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.Equal(2, Count(host, operation));
        Assert.Equal(TurnStatus.Completed, Assert.Single(await host.StoredAsync()).Status);
    }

    [Theory]
    [InlineData(ConversationStoreOperation.StartTurn)]
    [InlineData(ConversationStoreOperation.CompleteTurn)]
    public async Task A_write_that_was_done_without_saying_so_is_done_once(ConversationStoreOperation operation)
    {
        await using var host = new EngineHost();
        host.Store.On(operation).RespondWith(FakeOutcome.NormalThenFail(Busy())).RespondWith(FakeOutcome.Normal);

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        ConversationTurn turn = Assert.Single(await host.StoredAsync());
        Assert.Equal((1, 1, TurnStatus.Completed), (turn.Sequence, turn.Attempt, turn.Status));
        Assert.Single(host.Lite.Calls);
    }

    [Fact]
    public async Task An_attempt_of_someone_else_is_not_taken_for_the_own()
    {
        await using var host = new EngineHost();
        DateTimeOffset earlier = DateTimeOffset.UnixEpoch.AddYears(80);
        await host.Store.StartTurnAsync(
            new ConversationKey("c1"), new TurnStart { TurnId = "t1", Message = "Hello", StartedAt = earlier, TakeOverBefore = earlier }, 0);
        host.Store.On(ConversationStoreOperation.StartTurn).FailWith(Busy()).RespondWith(FakeOutcome.Normal);

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(turnId: "t1"));

        Assert.IsType<TurnInProgressException>(response.Error!.Exception);
        Assert.Empty(host.Lite.Calls);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 3)]
    [InlineData(4, 5)]
    public async Task A_call_is_made_again_as_often_as_the_setting_says(int retries, int calls)
    {
        await using var host = new EngineHost(options => options.Resilience.Store.Retries = retries);
        host.Store.On(ConversationStoreOperation.GetWindow).FailWith(Busy());

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(("test.busy", TurnStage.Recall), (response.Error!.Code, response.Error.Stage));
        Assert.Equal(calls, Count(host, ConversationStoreOperation.GetWindow));
    }

    public static TheoryData<Exception> NotWorthAsking() =>
    [
        new StorageException("test.full", "The disk is full.", "fake"),
        new StorageException("test.busy", "Busy for long.", "fake", isTransient: true) { RetryAfter = TimeSpan.FromSeconds(6) },
        new UnauthorizedAccessException("Not allowed."),
    ];

    [Theory]
    [MemberData(nameof(NotWorthAsking))]
    public async Task What_lasts_or_takes_too_long_is_not_asked_again(Exception failure)
    {
        await using var host = new EngineHost();
        host.Store.On(ConversationStoreOperation.GetWindow).FailWith(failure);

        await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(1, Count(host, ConversationStoreOperation.GetWindow));
    }

    [Fact]
    public async Task What_a_conversation_store_of_another_library_throws_is_a_failure_of_the_store()
    {
        await using var host = new EngineHost(options => options.Resilience.Store.Retries = 0);
        host.Store.On(ConversationStoreOperation.GetWindow).FailWith(new SocketException((int)SocketError.ConnectionRefused));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(("storage.failed", TurnStage.Recall, true), (response.Error!.Code, response.Error.Stage, response.Error.IsTransient));
        Assert.IsType<SocketException>(Assert.Throws<StorageException>(response.EnsureNotFailed).InnerException);
    }

    [Fact]
    public async Task What_an_asset_store_of_another_library_throws_is_told_for_every_part_it_costs()
    {
        await using var host = new EngineHost(
            options => options.Speech.Store = true,
            services => services.AddAssets(new FakeAssetStore().FailWith(new UnauthorizedAccessException())));
        var picture = new DataContent(new byte[10], "image/png");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask() with { Attachments = [picture] });

        Assert.Equal(
            [("storage.failed", TurnStage.Recall), ("storage.failed", TurnStage.Remember)],
            response.Warnings.Select(warning => (warning.Code, warning.Stage)).OrderBy(static warning => warning.Stage));
        Assert.Equal(["attachment.stored", "speech.stored"], response.Degradations.Select(static degradation => degradation.What).Order());
        Assert.All(response.Degradations, degradation => Assert.Equal("storage.failed", degradation.Code));
    }

    [Fact]
    public async Task A_conflict_is_answered_by_reading_again_and_not_by_asking_again()
    {
        await using var host = new EngineHost();
        host.Store.On(ConversationStoreOperation.StartTurn).FailWith(new ConversationConflictException("Moved on.", 0, 1))
            .RespondWith(FakeOutcome.Normal);

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.Equal((2, 2), (Count(host, ConversationStoreOperation.GetWindow), Count(host, ConversationStoreOperation.StartTurn)));
    }

    [Fact]
    public async Task An_interruption_ends_the_wait_before_the_next_attempt()
    {
        await using var host = new EngineHost(time: new FakeTimeProvider());
        host.Store.On(ConversationStoreOperation.GetWindow).FailWith(Busy());
        using var interrupt = new CancellationTokenSource();
        Task<AvatarResponse> asking = host.Engine.GetResponseAsync(EngineHost.Ask(), interrupt.Token);
        await host.Store.WaitForCallsAsync().WaitAsync(Soon);

        await interrupt.CancelAsync();

        Assert.Equal(TurnOutcome.Interrupted, (await asking.WaitAsync(Soon)).Outcome);
        Assert.Equal(1, Count(host, ConversationStoreOperation.GetWindow));
    }

    [Fact]
    public async Task What_is_put_into_the_asset_store_again_is_whole()
    {
        var assets = new FakeAssetStore();
        assets.On(AssetStoreOperation.Put).RespondWith(FakeOutcome.NormalThenFail(Busy())).RespondWith(FakeOutcome.Normal);
        await using var host = new EngineHost(options => options.Speech.Store = true, services => services.AddAssets(assets));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Empty(response.Warnings);
        Assert.Equal(44 + 142 + response.Segments.Sum(segment => segment.Audio.Length), response.Speech!.Length);
        Assert.Equal(2, assets.Calls.Count);
    }

    [Fact]
    public async Task A_video_that_cannot_be_read_again_is_not_put_again()
    {
        var assets = new FakeAssetStore();
        assets.On(AssetStoreOperation.Put).FailWith(Busy());
        await using var host = new EngineHost(services: services => services.AddAssets(assets).AddRenderer(new FakeAvatarRenderer()));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.All | AvatarOutputs.Video));

        Assert.Equal("test.busy", Assert.Single(response.Warnings).Code);
        Assert.Single(assets.Calls);
    }

    private static StorageException Busy() => new("test.busy", "The store is busy.", "fake", isTransient: true);

    private static int Count(EngineHost host, ConversationStoreOperation operation) => host.Store.Calls.Count(call => call.Operation == operation);
}
