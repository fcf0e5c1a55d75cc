using System.Buffers;
using System.Diagnostics.Metrics;
using System.Runtime.InteropServices;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Aws;

/// <summary>Listens to AvatarKit's metrics and writes them, every few seconds, for CloudWatch. Measuring never waits for writing: what cannot be
/// written in time is dropped and counted.</summary>
internal sealed partial class EmbeddedMetrics : BackgroundService
{
    private readonly EmbeddedMetricsOptions options;
#pragma warning disable CA2213 // Whoever gave it keeps it: standard output is everybody's.
    private readonly Stream output;
#pragma warning restore CA2213
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Channel<EmbeddedMeasurement> waiting;
    private readonly MeterListener listener;
    private long dropped;
    private bool isBroken;

    public EmbeddedMetrics(EmbeddedMetricsOptions options, Stream output, TimeProvider time, ILogger<EmbeddedMetrics>? logger = null)
    {
        this.options = options;
        this.output = output;
        this.time = time;
        this.logger = QuietLogger.Over(logger);
        waiting = Channel.CreateBounded<EmbeddedMeasurement>(new BoundedChannelOptions(options.MaxWaiting) { SingleReader = true });
        listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (EmbeddedMetricMap.Wants(instrument, options.AllMetrics))
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
    }

    public override void Dispose()
    {
        listener.Dispose();
        base.Dispose();
    }

    /// <summary>Listens from here on.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        listener.Start();
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Writes what waits. Never fails: metrics are not worth a host.</summary>
    internal async Task FlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (options.AllMetrics)
            {
                listener.RecordObservableInstruments();
            }

            ArrayBufferWriter<byte> lines = Drain();
            if (lines.WrittenCount > 0)
            {
                await output.WriteAsync(lines.WrittenMemory, cancellationToken).ConfigureAwait(false);
                await output.FlushAsync(cancellationToken).ConfigureAwait(false);
            }

            isBroken = false;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (!isBroken)
            {
                isBroken = true;
                NotWritten(logger, exception.GetType().Name);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(options.Interval, time, stoppingToken).ConfigureAwait(false);
                await FlushAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; a stream that takes nothing must not keep it.
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2), time);
            await FlushAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (!double.IsFinite(value))
        {
            return;
        }

        if (EmbeddedMetricMap.Named(instrument.Name, value, tags) is { } named)
        {
            Add(named);
        }

        if (options.AllMetrics)
        {
            Add(EmbeddedMetricMap.Own(instrument, value, tags));
        }
    }

    private void Add(EmbeddedMeasurement measurement)
    {
        if (!waiting.Writer.TryWrite(measurement))
        {
            Interlocked.Increment(ref dropped);
        }
    }

    private ArrayBufferWriter<byte> Drain()
    {
        Dictionary<EmbeddedSeries, List<double>> series = [];
        for (int i = 0; i < options.MaxWaiting && waiting.Reader.TryRead(out EmbeddedMeasurement measurement); i++)
        {
            ref List<double>? values = ref CollectionsMarshal.GetValueRefOrAddDefault(series, measurement.Series, out _);
            (values ??= []).Add(measurement.Value);
        }

        if (Interlocked.Exchange(ref dropped, 0) is > 0 and var lost)
        {
            series[new EmbeddedSeries("MeasurementsDropped", "Count", "")] = [lost];
        }

        var lines = new ArrayBufferWriter<byte>();
        DateTimeOffset now = time.GetUtcNow();
        foreach ((EmbeddedSeries what, List<double> all) in series)
        {
            for (int from = 0; from < all.Count; from += EmbeddedDocument.MaxValues)
            {
                int count = Math.Min(EmbeddedDocument.MaxValues, all.Count - from);
                EmbeddedDocument.Write(lines, options.Namespace, now, what, CollectionsMarshal.AsSpan(all).Slice(from, count));
            }
        }

        return lines;
    }

    [LoggerMessage(280, LogLevel.Warning, "Metrics for CloudWatch could not be written ({ErrorType}); those of now are lost.")]
    private static partial void NotWritten(ILogger logger, string errorType);
}
