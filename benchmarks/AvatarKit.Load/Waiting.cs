namespace AvatarKit.Load;

/// <summary>Waits as a provider far away does.</summary>
internal static class Waiting
{
    public static Task ForAsync(TimeSpan time, CancellationToken cancellationToken = default)
        => time == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(time, TimeProvider.System, cancellationToken);
}
