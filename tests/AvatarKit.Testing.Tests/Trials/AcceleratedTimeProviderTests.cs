namespace AvatarKit.Testing.Tests.Trials;

public sealed class AcceleratedTimeProviderTests
{
    [Fact]
    public async Task An_hour_is_over_in_less_than_an_hour()
    {
        var clock = new AcceleratedTimeProvider(speed: 3_600_000);
        DateTimeOffset began = clock.GetUtcNow();
        long at = clock.GetTimestamp();

        await Task.Delay(TimeSpan.FromHours(1), clock).WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System);

        Assert.True(clock.GetUtcNow() - began >= TimeSpan.FromMinutes(59));
        Assert.True(clock.GetElapsedTime(at) >= TimeSpan.FromMinutes(59));
    }

    [Fact]
    public void A_wait_for_ever_is_for_ever_and_none_is_none()
    {
        var clock = new AcceleratedTimeProvider(speed: 10);
        using var fired = new ManualResetEventSlim();

        using ITimer never = clock.CreateTimer(_ => fired.Set(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Assert.False(fired.IsSet);
        never.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        Assert.True(fired.Wait(TimeSpan.FromMinutes(1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_speed_is_more_than_0(double speed) => Assert.Throws<ArgumentOutOfRangeException>(() => new AcceleratedTimeProvider(speed));
}
