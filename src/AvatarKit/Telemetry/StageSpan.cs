using System.Diagnostics;

namespace AvatarKit;

/// <summary>The span of a stage, where somebody listens; disposing it ends it. Never throws, whatever listeners do.</summary>
internal readonly struct StageSpan(Activity? span) : IDisposable
{
    public void Dispose()
    {
        try
        {
            span?.Dispose();
        }
        catch (Exception)
        {
            // A listener that throws keeps the span from giving its place back.
            Activity.Current = span?.Parent;
        }
    }
}
