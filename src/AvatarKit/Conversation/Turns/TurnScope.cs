using System.Diagnostics;

namespace AvatarKit;

/// <summary>A turn's time in one stage: disposing it adds to the stage's latency and ends its span.</summary>
internal readonly struct TurnScope(TurnClock clock, TurnStage stage) : IDisposable
{
    private readonly long since = clock.Timestamp;
    private readonly Activity? span = AvatarTelemetry.StartStage(stage);

    public void Dispose()
    {
        clock.Add(stage, since);
        span?.Dispose();
    }
}
