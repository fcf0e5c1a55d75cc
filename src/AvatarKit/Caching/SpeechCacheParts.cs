using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Internal;

namespace AvatarKit;

/// <summary>A hybrid cache apart from the host's, so that its bound and its clock are its own.</summary>
internal static class SpeechCacheParts
{
    // What an entry takes beside its audio: marks, names, bookkeeping.
    private const int EntryOverhead = 1 << 20;

    public static ServiceProvider Create(SpeechCacheOptions options, TimeProvider time, IDistributedCache? distributed)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time);
        services.AddMemoryCache(memory =>
        {
            memory.SizeLimit = options.MaxMemoryBytes;
            memory.Clock = new Clock(time);
        });
        if (distributed is not null)
        {
            services.AddSingleton(new Behind(distributed));
            services.Replace(ServiceDescriptor.Singleton<IDistributedCache>(static provider => provider.GetRequiredService<Behind>().Cache));
        }

        services.AddHybridCache(hybrid => hybrid.MaximumPayloadBytes = options.MaxEntryBytes + EntryOverhead)
            .AddSerializer<CachedSpeech, CachedSpeechSerializer>();
        return services.BuildServiceProvider();
    }

    private sealed record Behind(IDistributedCache Cache);

    private sealed class Clock(TimeProvider time) : ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
