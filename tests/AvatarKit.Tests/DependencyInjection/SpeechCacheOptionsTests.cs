using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.Tests.DependencyInjection;

public sealed class SpeechCacheOptionsTests
{
    public static TheoryData<string, Action<SpeechCacheOptions>> Wrong => new()
    {
        { "Expiration", options => options.Expiration = TimeSpan.Zero },
        { "Expiration", options => options.Expiration = TimeSpan.FromDays(31) },
        { "MaxMemoryBytes", options => options.MaxMemoryBytes = 0 },
        { "MaxEntryBytes", options => options.MaxEntryBytes = -1 },
        { "MaxEntryBytes", options => options.MaxEntryBytes = options.MaxMemoryBytes + 1 },
        { "UseDistributedCache", options => options.UseDistributedCache = true },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_setting_is_named(string setting, Action<SpeechCacheOptions> change)
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot();
        services.Configure(change);
        using ServiceProvider provider = services.BuildServiceProvider();

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<ISpeechCache>());
        Assert.Contains(setting, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_host_s_distributed_cache_is_left_alone_unless_it_is_asked_for()
    {
        var services = new ServiceCollection();
        services.AddDistributedMemoryCache();
        services.AddAvatarChatbot();
        services.Configure<SpeechCacheOptions>(options => options.UseDistributedCache = true);
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.IsType<SpeechCache>(provider.GetRequiredService<ISpeechCache>());
        Assert.NotNull(provider.GetRequiredService<IDistributedCache>());
    }

    [Fact]
    public void The_host_s_own_speech_cache_wins()
    {
        using var mine = new SpeechCache(new SpeechCacheOptions());
        var services = new ServiceCollection();
        services.AddSingleton<ISpeechCache>(mine);
        services.AddAvatarChatbot();

        Assert.Same(mine, services.BuildServiceProvider().GetRequiredService<ISpeechCache>());
    }
}
