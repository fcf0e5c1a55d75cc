namespace AvatarKit.Redis.Tests.Peers;

/// <summary>Waits for what comes by itself.</summary>
internal static class Eventually
{
    /// <summary>Longer than anything here takes on a machine with much to do.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    /// <exception cref="TimeoutException">It never came to be.</exception>
    public static async Task IsAsync(Func<Task<bool>> condition)
    {
        long since = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(since) > Patience)
            {
                throw new TimeoutException("It never came to be.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    public static Task IsAsync(Func<bool> condition) => IsAsync(() => Task.FromResult(condition()));
}
