namespace AvatarKit.Testing;

/// <summary>A clock that runs faster than the world: waits and time-outs of seconds are over in milliseconds, in the same order.
/// Thread-safe.</summary>
/// <remarks>What takes processor time takes the longer by this clock: time-outs that are close to it fire on a busy machine.</remarks>
public sealed class AcceleratedTimeProvider : TimeProvider
{
    private readonly double speed;
    private readonly DateTimeOffset begun = System.GetUtcNow();
    private readonly long begunAt = System.GetTimestamp();

    /// <summary>Creates a clock that shows the time of now.</summary>
    /// <param name="speed">How many of its seconds pass in a second. More than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The speed is not more than 0.</exception>
    public AcceleratedTimeProvider(double speed)
    {
        if (!(speed > 0) || double.IsInfinity(speed))
        {
            throw new ArgumentOutOfRangeException(nameof(speed), speed, "A speed is more than 0.");
        }

        this.speed = speed;
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => System.LocalTimeZone;

    /// <inheritdoc/>
    public override long GetTimestamp() => (long)(System.GetElapsedTime(begunAt).Ticks * speed);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => begun + TimeSpan.FromTicks(GetTimestamp());

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => new Timer(System.CreateTimer(callback, state, Real(dueTime), Real(period)), this);

    private TimeSpan Real(TimeSpan time)
        => time <= TimeSpan.Zero ? time : TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(time.TotalMilliseconds / speed)));

    private sealed class Timer(ITimer timer, AcceleratedTimeProvider clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Real(dueTime), clock.Real(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
