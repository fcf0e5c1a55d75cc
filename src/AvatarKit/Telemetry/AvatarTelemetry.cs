using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AvatarKit;

/// <summary>Names under which AvatarKit reports what it does.</summary>
/// <remarks>
/// Spans and metrics hold no text of a person or a model, and metrics no id of a person, tenant, conversation or turn. What each of them means,
/// <c>docs/operations.md</c> says.
/// </remarks>
public static class AvatarTelemetry
{
    /// <summary>The name of the meter of <c>avatarkit.*</c> and <c>gen_ai.*</c> metrics: pass it to <c>AddMeter</c>.</summary>
    /// <value><c>AvatarKit</c>.</value>
    public const string MeterName = "AvatarKit";

    /// <summary>The name of the spans' source: pass it to <c>AddSource</c>.</summary>
    /// <remarks>
    /// <c>avatarkit.turn</c> is a whole turn, <c>avatarkit.admit</c>, <c>avatarkit.generate</c> and so on its stages, <c>chat {model}</c> the call
    /// of a model by the GenAI conventions; <c>avatarkit.answer</c> is an answer of a session until it was heard, <c>avatarkit.message</c> a
    /// message that comes in over a live connection.
    /// </remarks>
    /// <value><c>AvatarKit</c>.</value>
    public const string SourceName = "AvatarKit";

    private static readonly ActivitySource Source = new(SourceName);
    private static readonly string[] SpanNames = [.. Enum.GetNames<TurnStage>().Select(static name => "avatarkit." + name.ToLowerInvariant())];

    /// <summary>The meter of all instruments of the core.</summary>
    internal static Meter Meter { get; } = new(MeterName);

    /// <summary>Whether anybody listens to spans.</summary>
    internal static bool HasSpanListeners => Source.HasListeners();

    /// <summary>The id of the trace of whatever is under way; <see langword="null"/> where nothing is traced.</summary>
    internal static string? CurrentTraceId
        => Activity.Current is { IdFormat: ActivityIdFormat.W3C } current ? current.TraceId.ToHexString() : null;

    /// <summary>Begins the span of a stage. Never throws, whatever listeners do.</summary>
    internal static TelemetrySpan StartStage(TurnStage stage) => StartSpan(SpanNames[(int)stage]);

    /// <summary>Begins a span below the current one. Never throws, whatever listeners do.</summary>
    internal static TelemetrySpan StartSpan(
        string name, ActivityKind kind = ActivityKind.Internal, TagList tags = default, IEnumerable<ActivityLink>? links = null)
    {
        if (!Source.HasListeners())
        {
            return default;
        }

        Activity? before = Activity.Current;
        try
        {
            return new TelemetrySpan(Source.StartActivity(name, kind, parentContext: default, tags, links));
        }
        catch (Exception)
        {
            Activity.Current = before;
            return default;
        }
    }

    /// <summary>Notes an event on the current span, if it is one of AvatarKit's.</summary>
    internal static void NoteEvent(string name, params ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (Activity.Current is { } current && current.Source.Name == SourceName)
        {
            new TelemetrySpan(current).Event(name, tags);
        }
    }
}
