using AvatarKit;
using AvatarKit.Redis;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts Redis behind an avatar's caches.</summary>
public static class AvatarChatbotRedisBuilderExtensions
{
    /// <summary>Lets the nodes of an application share answers and speech through Redis, make each answer once, and forget together.</summary>
    /// <remarks>
    /// Options are read from the section <c>AvatarKit:Redis</c> of the host's configuration, then from code. It turns
    /// <see cref="ResponseCacheOptions.UseDistributedCache"/> and <see cref="SpeechCacheOptions.UseDistributedCache"/> on, unless configuration or
    /// code say otherwise; answers are kept only with <c>UseResponseCache()</c>. Where the host has registered no <see cref="IDistributedCache"/>,
    /// Redis is that too, by which live tokens that were used on one node are refused on the others.
    /// While Redis is away turns go on without it.
    /// </remarks>
    /// <param name="builder">The avatar.</param>
    /// <param name="connection">The connection string; <see langword="null"/>: <c>AvatarKit:Redis:Connection</c>, or the
    /// <see cref="IConnectionMultiplexer"/> that the host has registered, which it goes on owning.</param>
    /// <param name="configure">Sets prefix, times and sizes.</param>
    /// <returns>The builder.</returns>
    public static IAvatarChatbotBuilder UseRedis(
        this IAvatarChatbotBuilder builder, string? connection = null, Action<RedisOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        builder.BindSettings<RedisOptions>("Redis", static (section, options) => section.Bind(options));
        services.AddOptionsWithValidateOnStart<RedisOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RedisOptions>, RedisOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RedisOptions>, RedisOptionsRulesValidator>());
        services.Configure<RedisOptions>(options =>
        {
            options.Connection = connection ?? options.Connection;
            configure?.Invoke(options);
        });

        // First of all, so that configuration and code can say otherwise.
        services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<ResponseCacheOptions>>(
            new ConfigureOptions<ResponseCacheOptions>(static options => options.UseDistributedCache = true)));
        services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<SpeechCacheOptions>>(
            new ConfigureOptions<SpeechCacheOptions>(static options => options.UseDistributedCache = true)));
        services.TryAddSingleton(static provider => new RedisConnection(Options(provider), provider.GetService<IConnectionMultiplexer>()));
        services.TryAddSingleton(static provider => new RedisLink(
            provider.GetRequiredService<RedisConnection>(), Options(provider), Time(provider), provider.GetService<ILogger<RedisLink>>()));
        services.TryAddSingleton<IDistributedCache>(static provider => new BoundedRedisCache(
            provider.GetRequiredService<RedisLink>(), provider.GetRequiredService<RedisConnection>(), Options(provider)));
        return builder.Provide<ISharedCache>(static provider => new RedisSharedCache(
            provider.GetRequiredService<RedisLink>(), Options(provider), Time(provider)));
    }

    private static RedisOptions Options(IServiceProvider services) => services.GetRequiredService<IOptions<RedisOptions>>().Value;

    private static TimeProvider Time(IServiceProvider services) => services.GetRequiredService<TimeProvider>();
}
