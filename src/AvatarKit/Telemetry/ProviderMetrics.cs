using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AvatarKit;

/// <summary>What is reported of calls of providers. Never throws.</summary>
internal static class ProviderMetrics
{
    private static readonly Counter<long> Retries = AvatarTelemetry.Meter.CreateCounter<long>(
        "avatarkit.provider.retries", "{call}", "Calls of providers that were made again.");

    private static readonly Counter<long> Rests = AvatarTelemetry.Meter.CreateCounter<long>(
        "avatarkit.provider.rests", "{rest}", "Times a provider failed too often and was left alone for a while.");

    private static readonly Counter<long> Fallbacks = AvatarTelemetry.Meter.CreateCounter<long>(
        "avatarkit.provider.fallbacks", "{call}", "Calls of a tier that failed before their first content.");

    /// <summary>A call is made again.</summary>
    public static void RecordRetry(ProviderKey provider, Exception failure, int attempt)
    {
        string error = TelemetryNames.ErrorTypeOf(failure);
        Retries.TryAdd(1, Tags(provider, error));
        AvatarTelemetry.NoteEvent(
            TelemetryNames.Retry, new(TelemetryNames.ErrorType, error), new("avatarkit.attempt", attempt + 1),
            new("avatarkit.provider", provider.Provider));
    }

    /// <summary>A provider is left alone.</summary>
    public static void RecordRest(ProviderKey provider)
        => Rests.TryAdd(1, new TagList { { "kind", KindOf(provider) }, { "provider", provider.Provider } });

    /// <summary>A tier failed before its first content.</summary>
    public static void RecordFallback(ProviderKey provider, string error) => Fallbacks.TryAdd(1, Tags(provider, error));

    private static TagList Tags(ProviderKey provider, string error)
        => new() { { "kind", KindOf(provider) }, { "provider", provider.Provider }, { TelemetryNames.ErrorType, error } };

    private static string KindOf(ProviderKey provider) => provider.Kind.ToString().ToLowerInvariant();
}
