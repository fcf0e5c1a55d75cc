namespace AvatarKit.Evaluation;

/// <summary>Waits on the real clock.</summary>
internal static class Pace
{
    /// <summary>Waits until a time after a timestamp has come; not at all where it has passed.</summary>
    public static async ValueTask UntilAsync(long start, TimeSpan after, CancellationToken cancellationToken)
    {
        TimeSpan left = after - TimeProvider.System.GetElapsedTime(start);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, TimeProvider.System, cancellationToken);
        }
    }
}
