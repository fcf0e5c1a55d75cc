using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace AvatarKit.AspNetCore.Tests.Operations;

/// <summary>Every instrument there is, and its names in Prometheus.</summary>
internal static class Instruments
{
    public static IReadOnlyList<Instrument> ReadAll()
    {
        List<Instrument> found = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == AvatarTelemetry.MeterName)
                {
                    lock (found)
                    {
                        found.Add(instrument);
                    }
                }
            },
        };
        listener.Start();
        IEnumerable<Type> types = typeof(AvatarTelemetry).Assembly.GetTypes().Append(typeof(PlayerMetrics));
        foreach (Type type in types.Where(static type => type.Name.EndsWith("Metrics", StringComparison.Ordinal)))
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }

        return [.. found.DistinctBy(static instrument => instrument.Name)];
    }

    /// <summary>As OpenTelemetry's exporters spell a metric for Prometheus.</summary>
    public static IEnumerable<string> PrometheusNamesOf(Instrument instrument)
    {
        string name = instrument.Name.Replace('.', '_') + instrument.Unit switch
        {
            "s" => "_seconds",
            null or "1" or "" => "",
            _ when instrument.Unit[0] == '{' => "",
            _ => "_" + instrument.Unit,
        };
        return instrument.GetType().Name.Split('`')[0] switch
        {
            "Histogram" => [name + "_bucket", name + "_sum", name + "_count"],
            "Counter" => [name + "_total"],
            _ => [name],
        };
    }
}
