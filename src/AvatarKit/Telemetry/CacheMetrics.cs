using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AvatarKit;

/// <summary>What is reported of caches. Never throws.</summary>
internal static class CacheMetrics
{
    private static readonly Counter<long> Lookups = AvatarTelemetry.Meter.CreateCounter<long>(
        "avatarkit.cache.lookups", "{lookup}", "Lookups in the caches of answers and of speech, by what was found.");

    /// <summary>An answer was looked up.</summary>
    public static void RecordAnswer(ResponseCacheHitKind? found) => Record("answers", found?.ToString().ToLowerInvariant() ?? "miss");

    /// <summary>Speech was looked up.</summary>
    public static void RecordSpeech(bool isHit) => Record("speech", isHit ? "exact" : "miss");

    private static void Record(string cache, string outcome) => Lookups.TryAdd(1, new TagList { { "cache", cache }, { "outcome", outcome } });
}
