namespace AvatarKit;

internal static class ForgottenTask
{
    /// <summary>Leaves a task to itself: what it throws is looked at by nobody, and is no unobserved exception.</summary>
    public static void Forget(this Task task) => _ = task.ContinueWith(
        static failed => failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
