using System.Diagnostics;
using AvatarKit.Redis.TestHost;
using AvatarKit.Redis.Tests.Peers;

namespace AvatarKit.Redis.Tests.Caching;

[Collection(RedisCollection.Name)]
public sealed class SingleFlightTests(OneRedis redis)
{
    private static readonly ResponseCacheQuery Question = new()
    {
        Scope = new ResponseCacheScope { TenantId = "acme", Locale = "en-US" },
        Text = "How do I reset my forgotten password?",
        Conversation = new ConversationKey("c1", "ada", "acme"),
        TurnId = "t1",
    };

    private readonly string prefix = OneRedis.NewPrefix();

    [RedisFact]
    public async Task Thirty_two_who_ask_two_nodes_the_same_at_once_ask_the_model_once()
    {
        await using Node one = New();
        await using Node other = New();
        one.Model.Delay = other.Model.Delay = TimeSpan.FromSeconds(1);

        AvatarResponse[] all = await Task.WhenAll(
            Enumerable.Range(0, 32).Select(number => Task.Run(() => (number % 2 == 0 ? one : other).AskAsync(Question.Text))));

        Assert.Equal(1, one.Model.Calls + other.Model.Calls);
        Assert.All(all, static response => Assert.Equal((TurnOutcome.Completed, "Within thirty days."), (response.Outcome, response.Text)));
        Assert.Equal(31, all.Count(static response => response.Cache is not null));
    }

    [RedisFact]
    public async Task Thirty_two_who_ask_two_processes_the_same_at_once_ask_the_model_once()
    {
        using Process one = Start();
        using Process other = Start();
        foreach (Process process in (Process[])[one, other])
        {
            Assert.Equal("ready", await process.StandardOutput.ReadLineAsync().WaitAsync(Eventually.Patience));
        }

        await Task.WhenAll(one.StandardInput.WriteLineAsync("go"), other.StandardInput.WriteLineAsync("go"));
        int[][] counts = [await ReportAsync(one), await ReportAsync(other)];

        Assert.Equal(1, counts[0][0] + counts[1][0]);
        Assert.Equal((16, 16), (counts[0][1], counts[1][1]));
    }

    [RedisFact]
    public async Task When_the_one_who_makes_it_is_interrupted_another_node_is_next()
    {
        await using Node one = New();
        await using Node other = New();
        ResponseCacheLease lease = (await one.Answers.FindAsync(Question)).Lease!;
        Task<ResponseCacheLookup> waiting = other.Answers.FindAsync(Question).AsTask();
        Assert.NotSame(waiting, await Task.WhenAny(waiting, Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System)));

        lease.Dispose();

        using ResponseCacheLease? next = (await waiting.WaitAsync(Eventually.Patience)).Lease;
        Assert.NotNull(next);
    }

    [RedisFact]
    public async Task When_the_answer_is_not_for_all_every_node_makes_its_own_at_once()
    {
        await using Node one = New();
        await using Node other = New();
        ResponseCacheLease lease = (await one.Answers.FindAsync(Question)).Lease!;
        Task<ResponseCacheLookup> waiting = other.Answers.FindAsync(Question).AsTask();

        lease.Decline();

        Assert.Equal(ResponseCacheLookup.Miss, await waiting.WaitAsync(Eventually.Patience));
    }

    [RedisFact]
    public async Task Who_was_waited_for_and_gave_it_up_may_be_asked_again()
    {
        await using Node one = New();
        using var leaves = new CancellationTokenSource();
        await using Node other = New();
        ResponseCacheLease lease = (await one.Answers.FindAsync(Question)).Lease!;
        Task<ResponseCacheLookup> waiting = other.Answers.FindAsync(Question, leaves.Token).AsTask();
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await lease.StoreAsync(new CachedResponse { Text = "So." });

        Assert.Equal("So.", (await other.Answers.FindAsync(Question)).Hit?.Response.Text);
    }

    [RedisFact]
    public async Task A_node_that_died_amid_its_answer_is_waited_for_no_longer_than_the_options_say()
    {
        await using Node other = New(TimeSpan.FromMilliseconds(500));

        // Nobody gives it back.
        string key = $"{{{prefix}}}:lease:answers/{DistributedResponses(Question)}";
        await redis.Database.StringSetAsync(key, "dead");

        using ResponseCacheLease? lease = (await other.Answers.FindAsync(Question)).Lease;

        Assert.NotNull(lease);
        Assert.Equal("dead", await redis.Database.StringGetAsync(key));
    }

    [RedisFact]
    public async Task An_answer_is_renewed_by_one_node_while_the_others_give_the_old_one()
    {
        await using Node one = Renewing();
        await using Node other = Renewing();
        await one.Answers.StoreAsync(Question, new CachedResponse { Text = "Old." });
        await Eventually.IsAsync(() => other.Answers.Count == 1);
        await Task.Delay(TimeSpan.FromSeconds(1.2), TimeProvider.System);

        using ResponseCacheLease? renewing = (await one.Answers.FindAsync(Question)).Lease;
        ResponseCacheHit? old = (await other.Answers.FindAsync(Question)).Hit;
        await renewing!.StoreAsync(new CachedResponse { Text = "New." });

        Assert.Equal(("Old.", true), (old?.Response.Text, old?.IsStale));
        await Eventually.IsAsync(async () => (await other.Answers.FindAsync(Question with { MayStore = false })).Hit?.Response.Text == "New.");
    }

    private static string DistributedResponses(ResponseCacheQuery query)
    {
        // The name of the format, and the hash of scope and normalised question: what other versions must find too.
        byte[] Length(string text) => BitConverter.GetBytes(System.Text.Encoding.UTF8.GetByteCount(text));
        string normalized = "how do i reset my forgotten password";
        byte[] parts =
        [
            .. Length(query.Scope.ToHash()), .. System.Text.Encoding.UTF8.GetBytes(query.Scope.ToHash()),
            .. Length(normalized), .. System.Text.Encoding.UTF8.GetBytes(normalized),
        ];
        return $"2.{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(parts))}";
    }

    private Node New(TimeSpan? longestWait = null)
        => new(redis.Connection, prefix, cache: options => options.LongestWait = longestWait ?? TimeSpan.FromSeconds(60));

    private Node Renewing() => new(redis.Connection, prefix, cache: static options =>
    {
        options.Jitter = 0;
        options.Expiration = TimeSpan.FromSeconds(1);
        options.NotKnownExpiration = TimeSpan.Zero;
        options.StaleFor = TimeSpan.FromDays(1);
        options.LongestWait = TimeSpan.FromSeconds(60);
    });

    private Process Start()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } self && Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : "dotnet")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        string program = Path.Combine(AppContext.BaseDirectory, "AvatarKit.Redis.TestHost.dll");
        foreach (string argument in (string[])[program, "ask", redis.Connection, prefix, "16", Question.Text])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static async Task<int[]> ReportAsync(Process process)
    {
        string report = (await process.StandardOutput.ReadLineAsync().WaitAsync(Eventually.Patience))!;
        await process.WaitForExitAsync().WaitAsync(Eventually.Patience);
        return [.. report.Split(' ').Select(int.Parse)];
    }
}
