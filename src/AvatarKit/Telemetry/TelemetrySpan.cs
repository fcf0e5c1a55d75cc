using System.Diagnostics;

namespace AvatarKit;

/// <summary>A span, where somebody listens; disposing it ends it. Never throws, whatever listeners do.</summary>
/// <remarks>Tags are set by one thread at a time; events may come from any.</remarks>
internal readonly struct TelemetrySpan(Activity? activity) : IDisposable
{
    /// <summary>Whether anything that is noted is kept.</summary>
    public bool IsRecorded => activity?.IsAllDataRequested == true;

    /// <summary>Where the span stands; the default where there is none.</summary>
    public ActivityContext Context => activity?.Context ?? default;

    /// <summary>Notes a fact. What is <see langword="null"/> is not noted.</summary>
    public void Tag(string name, object? value)
    {
        if (IsRecorded && value is not null)
        {
            activity!.SetTag(name, value);
        }
    }

    /// <summary>Notes that something happened now.</summary>
    public void Event(string name, params ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (IsRecorded)
        {
            activity!.AddEvent(new ActivityEvent(name, tags: [.. tags.ToArray()]));
        }
    }

    /// <summary>What the span is of failed.</summary>
    /// <param name="errorType">A code, a status or the name of an exception's type; never a message.</param>
    public void Fail(string errorType)
    {
        Tag(TelemetryNames.ErrorType, errorType);
        if (IsRecorded)
        {
            activity!.SetStatus(ActivityStatusCode.Error);
        }
    }

    public void Dispose()
    {
        try
        {
            activity?.Dispose();
        }
        catch (Exception)
        {
            // A listener that throws keeps the span from giving its place back.
            Activity.Current = activity?.Parent;
        }
    }
}
