using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.AspNetCore.Tests.Live;

public sealed class LiveTokenTests
{
    [Fact]
    public async Task A_token_is_good_once()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        string token = await client.TokenAsync();
        await GreetAsync(client, token);

        await client.OpenAsync(token);
        client.StartReading();
        Assert.Equal(4401, await client.WaitForCloseAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("forged")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_token_that_the_host_did_not_make_opens_nothing(string? token)
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        await client.OpenAsync(token);
        client.StartReading();

        Assert.Equal(4401, await client.WaitForCloseAsync());
        Assert.Equal(0, host.Sessions.Count);
    }

    [Fact]
    public async Task A_token_that_was_changed_opens_nothing()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        string token = await client.TokenAsync();
        char other = token[^5] == 'A' ? 'B' : 'A';
        await client.OpenAsync(string.Concat(token.AsSpan(0, token.Length - 5), other.ToString(), token.AsSpan(token.Length - 4)));
        client.StartReading();
        Assert.Equal(4401, await client.WaitForCloseAsync());
    }

    [Fact]
    public async Task A_token_is_no_one_elses_though_a_client_without_cookies_may_use_its_own()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var owner = new LiveTestClient(host);
        await using var other = new LiveTestClient(host);
        await other.TokenAsync();
        await other.OpenAsync(await owner.TokenAsync());
        other.StartReading();
        Assert.Equal(4401, await other.WaitForCloseAsync());

        await using var without = new LiveTestClient(host);
        await without.OpenAsync(await owner.TokenAsync());
        without.StartReading();
        await without.SendAsync(new { type = "hello" });
        await without.WaitForAsync("welcome");
    }

    [Fact]
    public async Task A_token_lives_a_minute()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(60));
        await using LiveTestHost host = await LiveTestHost.StartAsync(
            static options => options.Limits.HelloTimeout = TimeSpan.FromHours(1), services: services => services.AddSingleton<TimeProvider>(time));
        await using var client = new LiveTestClient(host);
        string early = await client.TokenAsync();
        string late = await client.TokenAsync();
        time.Advance(TimeSpan.FromSeconds(59));
        await client.OpenAsync(early);
        Assert.Null(client.CloseStatus);

        time.Advance(TimeSpan.FromSeconds(2));
        await client.OpenAsync(late);
        client.StartReading();
        Assert.Equal(4401, await client.WaitForCloseAsync());
    }

    [Fact]
    public async Task Another_sites_page_opens_nothing()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        string token = await client.TokenAsync();
        await Assert.ThrowsAsync<WebSocketException>(() => client.OpenAsync(token, "https://evil.example"));

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, "/avatar/sessions"));
        request.Headers.Add("Origin", "https://evil.example");
        using HttpResponseMessage response = await client.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(0, host.Sessions.Count);
    }

    [Fact]
    public async Task An_unknown_avatar_is_refused()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync();
        await using var client = new LiveTestClient(host);
        await client.OpenAsync(await client.TokenAsync(new { avatar = "nobody" }));
        client.StartReading();
        await client.SendAsync(new { type = "hello" });

        Assert.Equal(4400, await client.WaitForCloseAsync());
        Assert.Contains(client.Of("error"), static error => error.Text("code") == "avatar.unknown");
    }

    [Fact]
    public async Task A_token_that_was_used_on_one_node_is_refused_on_another_that_shares_its_cache()
    {
        var cluster = new LiveTestCluster();
        var cache = new NodesCache(isDown: false);
        await using LiveTestHost one = await LiveTestHost.StartAsync(services: Share, cluster: cluster);
        await using LiveTestHost other = await LiveTestHost.StartAsync(services: Share, cluster: cluster);
        await using var client = new LiveTestClient(one);
        string token = await client.TokenAsync();
        await GreetAsync(client, token);

        client.MoveTo(other);
        await client.OpenAsync(token);
        client.StartReading();
        Assert.Equal(4401, await client.WaitForCloseAsync());

        void Share(IServiceCollection services) => services.AddSingleton<IDistributedCache>(cache);
    }

    [Fact]
    public async Task A_shared_cache_that_is_down_closes_the_door_to_nobody_and_a_token_is_still_good_once()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync(
            services: static services => services.AddSingleton<IDistributedCache>(new NodesCache(isDown: true)));
        await using var client = new LiveTestClient(host);
        string token = await client.TokenAsync();
        await GreetAsync(client, token);

        await client.OpenAsync(token);
        client.StartReading();
        Assert.Equal(4401, await client.WaitForCloseAsync());
    }

    [Fact]
    public async Task A_visitor_has_so_many_conversations_and_the_oldest_that_waits_makes_room()
    {
        await using LiveTestHost host = await LiveTestHost.StartAsync(static options => options.Limits.SessionsPerVisitor = 1);
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync();
        string token = await client.TokenAsync();
        await using var tab = new LiveTestClient(host);
        await tab.OpenAsync(token);
        tab.StartReading();
        await tab.SendAsync(new { type = "hello" });
        Assert.Equal(4429, await tab.WaitForCloseAsync());
        Assert.Contains(tab.Of("error"), static error => error.Text("code") == "session.too_many");

        await client.DropAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        await client.ConnectAsync();
        Assert.Equal(1, host.Sessions.Count);
    }

    /// <summary>Opens a connection by a token, and waits until it is welcome.</summary>
    private static async Task GreetAsync(LiveTestClient client, string token)
    {
        await client.OpenAsync(token);
        client.StartReading();
        await client.SendAsync(new { type = "hello" });
        await client.WaitForAsync("welcome");
    }

    /// <summary>What nodes share; or what is down.</summary>
    private sealed class NodesCache(bool isDown) : IDistributedCache
    {
        private readonly ConcurrentDictionary<string, byte[]> entries = new();

        private ConcurrentDictionary<string, byte[]> Entries => isDown ? throw new IOException("The cache is down.") : entries;

        public byte[]? Get(string key) => Entries.GetValueOrDefault(key);

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult(Get(key));

        public void Refresh(string key) => Get(key);

        public Task RefreshAsync(string key, CancellationToken token = default) => GetAsync(key, token);

        public void Remove(string key) => Entries.TryRemove(key, out _);

        public Task RemoveAsync(string key, CancellationToken token = default)
        {
            Remove(key);
            return Task.CompletedTask;
        }

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => Entries[key] = value;

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            Set(key, value, options);
            return Task.CompletedTask;
        }
    }
}
