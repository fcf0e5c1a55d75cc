namespace AvatarKit;

/// <summary>A turn's time in one stage: disposing it adds to the stage's latency and ends its span, where it has one.</summary>
internal readonly struct TurnScope(TurnClock clock, TurnStage stage, TelemetrySpan span) : IDisposable
{
    private readonly long since = clock.Timestamp;

    public void Dispose()
    {
        clock.Add(stage, since);
        span.Dispose();
    }
}
