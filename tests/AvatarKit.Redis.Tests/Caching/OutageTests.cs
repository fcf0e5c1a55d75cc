using AvatarKit.Redis.TestHost;
using AvatarKit.Redis.Tests.Peers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using StackExchange.Redis;

namespace AvatarKit.Redis.Tests.Caching;

/// <summary>Redis is away: each test has a server of its own.</summary>
public sealed class OutageTests
{
    private const int Gone = 6000;
    private const int Back = 6001;

    private readonly FakeLogCollector logs = new();

    [RedisFact]
    public async Task One_that_was_never_there_costs_what_is_shared_and_is_told_of_once()
    {
        await using Node node = New("127.0.0.1:1,connectTimeout=500");
        await AskAsync(node, "never", 10);

        Assert.Equal((1, 0), (Count(Gone), Count(Back)));
        Assert.NotNull((await node.AskAsync(Question("never", 0))).Cache);
    }

    [RedisFact]
    public async Task One_that_dies_and_comes_back_fails_no_turn_and_is_told_of_once_each_way()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using Node node = New(server.Connection);
        await AskAsync(node, "before", 3);
        await server.KillAsync();
        await AskAsync(node, "during", 10);
        await Eventually.IsAsync(() => Count(Gone) == 1);
        await server.RunAsync();
        await Eventually.IsAsync(() => Count(Back) == 1);

        // What it knew is gone, so that nobody knows what was removed.
        await Eventually.IsAsync(() => node.Answers.Count == 0);
        await AskAsync(node, "after", 3);

        Assert.Equal((1, 1), (Count(Gone), Count(Back)));
        Assert.DoesNotContain(logs.GetSnapshot(), static record => record.Level >= LogLevel.Warning && record.Id.Id != Gone);
        await using Node other = New(server.Connection);
        Assert.NotNull((await other.AskAsync(Question("after", 0))).Cache);
    }

    [RedisFact]
    public async Task One_that_hangs_holds_no_turn_and_is_told_of_once_each_way()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using Node node = New(server.Connection);
        await AskAsync(node, "before", 3);
        await server.StopAsync();

        // They end while it hangs.
        await AskAsync(node, "during", 10).WaitAsync(Eventually.Patience);
        Assert.Equal((1, 0), (Count(Gone), Count(Back)));
        await server.ContinueAsync();
        await Eventually.IsAsync(() => Count(Back) == 1);
        await AskAsync(node, "after", 3);

        Assert.Equal((1, 1), (Count(Gone), Count(Back)));
        await using Node other = New(server.Connection);
        Assert.NotNull((await other.AskAsync(Question("after", 0))).Cache);
    }

    [RedisFact]
    public async Task One_whose_second_connection_for_what_is_told_is_lost_is_not_away()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using ConnectionMultiplexer beside = await ConnectionMultiplexer.ConnectAsync(server.Connection + ",allowAdmin=true");
        await using Node node = New(server.Connection);
        await using Node other = New(server.Connection);
        await AskAsync(node, "before", 1);
        await Eventually.IsAsync(() => other.Answers.Count == 1);
        for (int i = 0; i < 20; i++)
        {
            await beside.GetDatabase().ExecuteAsync("CLIENT", "KILL", "TYPE", "pubsub");
            using IDisposable listener = node.Shared.Subscribe(static (_, _) => ValueTask.CompletedTask);
            await AskAsync(node, $"during {i}", 1);
            Assert.NotNull(await node.Shared.GetAsync("k"));
        }

        await node.Answers.ClearAsync();

        await Eventually.IsAsync(() => other.Answers.Count == 0);
        Assert.Equal(0, Count(Gone));
    }

    [RedisFact]
    public async Task Who_waits_for_another_node_does_not_wait_for_a_Redis_that_died()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using Node one = New(server.Connection);
        await using Node other = New(server.Connection);
        one.Model.Delay = TimeSpan.FromSeconds(2);
        Task<AvatarResponse> making = one.AskAsync(Question("wait", 0));
        await Eventually.IsAsync(() => one.Model.Calls == 1);
        Task<AvatarResponse> waiting = other.AskAsync(Question("wait", 0));
        await server.KillAsync();

        AvatarResponse[] both = await Task.WhenAll(making, waiting).WaitAsync(Eventually.Patience);

        Assert.All(both, static response => Assert.Equal(TurnOutcome.Completed, response.Outcome));
    }

    [RedisFact]
    public async Task After_data_were_lost_nobody_gives_what_may_have_been_removed()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using Node node = New(server.Connection);
        await AskAsync(node, "before", 3);
        Assert.Equal(3, node.Answers.Count);
        await server.KillAsync();
        await server.RunAsync();

        await Eventually.IsAsync(() => node.Answers.Count == 0);
    }

    [RedisFact]
    public async Task An_erasure_that_does_not_reach_Redis_is_told_of_and_can_be_repeated()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using Node node = New(server.Connection);
        IConversationHistory history = node.Services.GetRequiredService<IConversationHistory>();
        await AskAsync(node, "before", 1);
        await server.KillAsync();
        ErasureException failure = await Assert.ThrowsAsync<ErasureException>(async () => await history.EraseUserAsync("default", "ada"));
        await server.RunAsync();

        await Eventually.IsAsync(async () => await Record.ExceptionAsync(
            async () => await history.EraseUserAsync("default", "ada")) is null);
        Assert.Contains("cached answers", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, node.Answers.Count);
    }

    private static string Question(string when, int number) => $"What is the number of door {number} in the house called {when}?";

    /// <summary>Asks different things, each of which ends well.</summary>
    private static async Task AskAsync(Node node, string when, int times)
    {
        for (int i = 0; i < times; i++)
        {
            AvatarResponse response = await node.AskAsync(Question(when, i));
            Assert.Equal(TurnOutcome.Completed, response.Outcome);
            Assert.DoesNotContain(response.Degradations, static lacking => lacking.What == "cache");
        }
    }

    private int Count(int id) => logs.GetSnapshot().Count(record => record.Id.Id == id);

    private Node New(string connection)
        => new(connection, "outage", services => services.AddLogging(logging => logging.AddProvider(new FakeLoggerProvider(logs))));
}
