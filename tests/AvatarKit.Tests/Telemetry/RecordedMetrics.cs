using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace AvatarKit.Tests.Telemetry;

/// <summary>The metrics of the whole process, as the SDK of OpenTelemetry exports them, with exemplars. For tests that run alone.</summary>
internal sealed class RecordedMetrics : IDisposable
{
    private readonly List<Metric> exported = [];
    private readonly MeterProvider provider;

    public RecordedMetrics() => provider = Sdk.CreateMeterProviderBuilder()
        .AddMeter(AvatarTelemetry.MeterName)
        .SetExemplarFilter(ExemplarFilterType.TraceBased)
        .AddInMemoryExporter(exported)
        .Build();

    public IReadOnlyList<Metric> Read()
    {
        exported.Clear();
        provider.ForceFlush();
        return [.. exported];
    }

    /// <summary>The points of a metric with their tags.</summary>
    public List<(MetricPoint Point, Dictionary<string, object?> Tags)> Points(string name)
    {
        List<(MetricPoint, Dictionary<string, object?>)> points = [];
        foreach (Metric metric in Read().Where(metric => metric.Name == name))
        {
            foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
            {
                points.Add((point, TagsOf(point)));
            }
        }

        return points;
    }

    public static Dictionary<string, object?> TagsOf(in MetricPoint point)
    {
        Dictionary<string, object?> tags = [];
        foreach (KeyValuePair<string, object?> tag in point.Tags)
        {
            tags.Add(tag.Key, tag.Value);
        }

        return tags;
    }

    public void Dispose() => provider.Dispose();
}
