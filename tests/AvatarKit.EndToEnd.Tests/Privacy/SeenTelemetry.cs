using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;

namespace AvatarKit.EndToEnd.Tests.Privacy;

/// <summary>Notes all logs from Debug on of a host, and the spans, metrics and exceptions of the whole process.</summary>
internal sealed class SeenTelemetry : ILoggerProvider
{
    private readonly SeenTexts seen;
    private readonly ActivityListener spans;
    private readonly MeterListener metrics;

    public SeenTelemetry(SeenTexts seen)
    {
        this.seen = seen;
        spans = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => seen.Note("span", TextsOf(span)),
        };
        ActivitySource.AddActivityListener(spans);
        metrics = new MeterListener { InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        metrics.SetMeasurementEventCallback<int>((instrument, _, tags, _) => NoteTags(instrument, tags));
        metrics.SetMeasurementEventCallback<long>((instrument, _, tags, _) => NoteTags(instrument, tags));
        metrics.SetMeasurementEventCallback<double>((instrument, _, tags, _) => NoteTags(instrument, tags));
        metrics.Start();
        AppDomain.CurrentDomain.FirstChanceException += NoteException;
    }

    public ILogger CreateLogger(string categoryName) => new Logger(seen, categoryName);

    public void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= NoteException;
        metrics.RecordObservableInstruments();
        metrics.Dispose();
        spans.Dispose();
    }

    private void NoteException(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        // What is quoted is planted; what is made of it is looked at.
        if (thrown.Exception is not QuotingException)
        {
            seen.Note("exception", thrown.Exception.Message);
        }
    }

    private void NoteTags(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        seen.Note("metric", instrument.Name);
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            seen.Note("metric", TextOf(tag));
        }
    }

    private static IEnumerable<string?> TextsOf(Activity span) =>
    [
        span.DisplayName, span.OperationName, span.StatusDescription, span.TraceStateString,
        .. span.TagObjects.Select(TextOf),
        .. span.Baggage.Select(static pair => $"{pair.Key}={pair.Value}"),
        .. span.Events.SelectMany(static one => one.Tags.Select(TextOf).Prepend(one.Name)),
        .. span.Links.SelectMany(static link => (link.Tags ?? []).Select(TextOf)),
    ];

    private static string TextOf(KeyValuePair<string, object?> tag) => tag.Value is System.Collections.IEnumerable many and not string
        ? $"{tag.Key}={string.Join(' ', many.Cast<object?>())}"
        : $"{tag.Key}={Convert.ToString(tag.Value, CultureInfo.InvariantCulture)}";

    private sealed class Logger(SeenTexts seen, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            seen.Note("log scope", $"{category}: {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                seen.Note("log", $"{category} {eventId.Id}: {formatter(state, exception)}", exception?.ToString());
                seen.Note("log", (state as IEnumerable<KeyValuePair<string, object?>> ?? []).Select(TextOf));
            }
        }
    }
}
