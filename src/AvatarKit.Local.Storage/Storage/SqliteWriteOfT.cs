namespace AvatarKit.Local;

internal sealed class SqliteWrite<T>(Func<SqliteSession, T> work, SqliteWriteKind kind) : SqliteWrite(kind)
{
    // Callers go on elsewhere: the writer's thread only writes.
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T result = default!;
    private Exception? failure;

    public Task<T> Task => completion.Task;

    public override void Execute(SqliteSession session)
    {
        failure = null;
        result = work(session);
    }

    public override void Fail(Exception exception) => failure = exception;

    public override void Acknowledge()
    {
        if (failure is null)
        {
            completion.SetResult(result);
        }
        else
        {
            completion.SetException(failure);
        }
    }

    protected override void OnCancelled(CancellationToken token) => completion.TrySetCanceled(token);
}
