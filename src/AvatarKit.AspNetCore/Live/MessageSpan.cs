using System.Diagnostics;

namespace AvatarKit.AspNetCore;

/// <summary>A message of a live connection as a span: what follows from it is one trace, the client's own where it says so. Disposing it ends it.
/// Never throws, whatever listeners do.</summary>
/// <remarks>A connection lasts for many messages: its own span is linked to, not gone on with.</remarks>
internal readonly struct MessageSpan : IDisposable
{
    // What version 00 takes: 32 digits of the trace and 16 of the span, between version and flags.
    private const int TraceParentLength = 55;

    private static readonly ActivitySource Source = new(AvatarTelemetry.SourceName);

    private readonly Activity? before;
    private readonly Activity? span;

    private MessageSpan(Activity? before, Activity? span)
    {
        this.before = before;
        this.span = span;
    }

    /// <summary>Begins the span of a message that asks for something; without a trace of the client's it begins one.</summary>
    /// <param name="traceParent">The W3C <c>traceparent</c> that the client sent; what is none is passed over.</param>
    public static MessageSpan Start(string? traceParent) => Start("avatarkit.message", Read(traceParent));

    /// <summary>Goes on with the client's trace; without one nothing is begun.</summary>
    /// <param name="name">What the span is called.</param>
    /// <param name="traceParent">The W3C <c>traceparent</c> that the client sent; what is none is passed over.</param>
    public static MessageSpan Continue(string name, string? traceParent)
        => Read(traceParent) is var parent && parent.TraceId != default
            ? Start(name, parent)
            : new MessageSpan(Activity.Current, span: null);

    /// <summary>Notes a fact, where somebody listens.</summary>
    public void Tag(string name, object value)
    {
        if (span is { IsAllDataRequested: true })
        {
            span.SetTag(name, value);
        }
    }

    public void Dispose()
    {
        try
        {
            span?.Dispose();
        }
        catch (Exception)
        {
            // What a listener throws is its own.
        }
        finally
        {
            Activity.Current = before;
        }
    }

    private static ActivityContext Read(string? traceParent)
    {
        ActivityContext parent = default;
        _ = traceParent is { Length: TraceParentLength } && ActivityContext.TryParse(traceParent, traceState: null, isRemote: true, out parent);
        return parent;
    }

    private static MessageSpan Start(string name, ActivityContext parent)
    {
        Activity? connection = Activity.Current;
        if (!Source.HasListeners())
        {
            return new MessageSpan(connection, span: null);
        }

        try
        {
            Activity.Current = null;
            ActivityLink[]? links = connection is null ? null : [new ActivityLink(connection.Context)];
            Activity? span = Source.StartActivity(name, ActivityKind.Server, parent, tags: null, links);
            Activity.Current = span ?? connection;
            return new MessageSpan(connection, span);
        }
        catch (Exception)
        {
            Activity.Current = connection;
            return new MessageSpan(connection, span: null);
        }
    }
}
