namespace AvatarKit;

internal static class TurnError
{
    /// <summary>An error as data. What is not AvatarKit's own keeps its text to itself: it may quote what was said.</summary>
    public static AvatarError From(Exception exception, TurnStage stage) => exception is AvatarKitException known
        ? new AvatarError(known.Code, stage, known.Message) { IsTransient = known.IsTransient, RetryAfter = known.RetryAfter, Exception = known }
        : new AvatarError("turn.failed", stage, $"The turn failed in stage '{stage}' ({exception.GetType().Name}).") { Exception = exception };
}
