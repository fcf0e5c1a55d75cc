namespace AvatarKit.Aws;

/// <summary>Waits a random while that grows with every round, for loops that are part of how an API is used.</summary>
internal static class Backoff
{
    private const int FirstMilliseconds = 10;
    private const int MaxMilliseconds = 1000;

    public static Task WaitAsync(int round, TimeProvider time, CancellationToken cancellationToken)
    {
        int limit = Math.Min(MaxMilliseconds, FirstMilliseconds << Math.Min(round, 10));
        return Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, limit + 1)), time, cancellationToken);
    }
}
