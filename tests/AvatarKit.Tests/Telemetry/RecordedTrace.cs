using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace AvatarKit.Tests.Telemetry;

/// <summary>One trace, as the SDK of OpenTelemetry exports it. What other tests trace at the same time is left out.</summary>
internal sealed class RecordedTrace : IDisposable
{
    private readonly ActivitySource source = new(nameof(RecordedTrace) + Guid.NewGuid().ToString("N"));
    private readonly List<Activity> exported = [];
    private readonly TracerProvider provider;

    public RecordedTrace()
    {
        provider = Sdk.CreateTracerProviderBuilder()
            .AddSource(source.Name)
            .AddSource(AvatarTelemetry.SourceName)
            .AddProcessor(new Collector(exported))
            .Build();
        Root = source.StartActivity("request")!;
    }

    /// <summary>The span of whoever asks.</summary>
    public Activity Root { get; }

    public IReadOnlyList<Activity> Spans
    {
        get
        {
            lock (exported)
            {
                return [.. exported.Where(span => span.TraceId == Root.TraceId)];
            }
        }
    }

    public Activity Single(string name) => Spans.Single(span => span.DisplayName == name);

    public void Dispose()
    {
        Root.Dispose();
        provider.Dispose();
        source.Dispose();
    }

    private sealed class Collector(List<Activity> exported) : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            lock (exported)
            {
                exported.Add(data);
            }
        }
    }
}
