using AvatarKit.Redis.TestHost;
using AvatarKit.Redis.Tests.Peers;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace AvatarKit.Redis.Tests.DependencyInjection;

[Collection(RedisCollection.Name)]
public sealed class UseRedisTests(OneRedis redis)
{
    [Fact]
    public void Without_a_connection_it_says_what_it_takes()
        => Assert.Contains("RedisOptions.Connection is missing; it takes", Refusal(connection: null), StringComparison.Ordinal);

    [Fact]
    public void A_connection_that_cannot_be_read_is_refused_without_its_password()
    {
        string refusal = Refusal("redis:6379,password=geheim,unheardOf=1");

        Assert.Contains("RedisOptions.Connection cannot be read; it takes", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Prefix is empty")]
    [InlineData("a{b}", "RedisOptions.Prefix is 'a{b}'; it takes letters, digits")]
    [InlineData("a b", "RedisOptions.Prefix is 'a b'; it takes letters, digits")]
    public void A_prefix_that_cannot_be_one_is_refused(string prefix, string reason)
        => Assert.Contains(reason, Refusal("redis:6379", options => options.Prefix = prefix), StringComparison.Ordinal);

    [Fact]
    public void Times_and_sizes_out_of_range_are_refused_by_name()
    {
        string refusal = Refusal("redis:6379", static options =>
        {
            options.Timeout = TimeSpan.Zero;
            options.Interval = TimeSpan.FromHours(1);
            options.MaxValueBytes = 1;
            options.MaxChanges = 1;
        });

        foreach (string setting in (string[])["Timeout is 00:00:00; it takes", "Interval is 01:00:00; it takes", "MaxValueBytes", "MaxChanges"])
        {
            Assert.Contains(setting, refusal, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Configuration_says_where_Redis_is_and_may_keep_a_cache_out_of_it()
    {
        using ServiceProvider provider = Build(
            builder => builder.UseRedis().UseResponseCache(),
            new() { ["AvatarKit:Redis:Connection"] = "redis:6379", ["AvatarKit:SpeechCache:UseDistributedCache"] = "false" });

        Assert.Equal("redis:6379", provider.GetRequiredService<IOptions<RedisOptions>>().Value.Connection);
        Assert.True(provider.GetRequiredService<IOptions<ResponseCacheOptions>>().Value.UseDistributedCache);
        Assert.False(provider.GetRequiredService<IOptions<SpeechCacheOptions>>().Value.UseDistributedCache);
    }

    [Fact]
    public void The_host_s_own_distributed_cache_wins()
    {
        var services = new ServiceCollection();
        services.AddDistributedMemoryCache();
        services.AddAvatarChatbot().UseRedis("redis:6379");
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.IsType<Microsoft.Extensions.Caching.Distributed.MemoryDistributedCache>(provider.GetRequiredService<IDistributedCache>());
    }

    [RedisFact]
    public async Task Without_one_of_the_host_s_own_Redis_is_the_distributed_cache()
    {
        string prefix = OneRedis.NewPrefix();
        await using var node = new Node(redis.Connection, prefix);
        IDistributedCache cache = node.Services.GetRequiredService<IDistributedCache>();
        await cache.SetAsync("token", [1, 2], new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(1) });

        Assert.Equal([1, 2], await cache.GetAsync("token"));
        await cache.RefreshAsync("token");
        Assert.True(await redis.Database.KeyExistsAsync($"{prefix}:distributed:token"));
        await cache.RemoveAsync("token");
        Assert.False(await redis.Database.KeyExistsAsync($"{prefix}:distributed:token"));
    }

    [RedisFact]
    public async Task The_host_s_own_connection_is_used_and_stays_the_host_s()
    {
        await using ConnectionMultiplexer mine = await ConnectionMultiplexer.ConnectAsync(redis.Connection);
        string prefix = OneRedis.NewPrefix();
        var services = new ServiceCollection();
        services.AddSingleton<IConnectionMultiplexer>(mine);
        services.AddAvatarChatbot().UseRedis(configure: options => options.Prefix = prefix);
        await using (ServiceProvider provider = services.BuildServiceProvider())
        {
            Assert.NotNull(await provider.GetRequiredService<ISharedCache>().GetAsync("k"));
            Assert.Null(await provider.GetRequiredService<IDistributedCache>().GetAsync("k"));
        }

        Assert.True(mine.IsConnected);
        await mine.GetDatabase().PingAsync();
    }

    private static string Refusal(string? connection, Action<RedisOptions>? configure = null)
    {
        using ServiceProvider provider = Build(builder => builder.UseRedis(connection, configure), []);
        return Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<RedisOptions>>().Value).Message;
    }

    private static ServiceProvider Build(Action<IAvatarChatbotBuilder> build, Dictionary<string, string?> settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        build(services.AddAvatarChatbot());
        return services.BuildServiceProvider();
    }
}
