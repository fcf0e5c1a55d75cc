namespace AvatarKit.Local;

/// <summary>A write on its way: waiting, then claimed by the writer or cancelled, then acknowledged.</summary>
internal abstract class SqliteWrite(SqliteWriteKind kind)
{
    private int claimed;

    public SqliteWriteKind Kind { get; } = kind;

    /// <summary>Takes the write, unless it was cancelled first. From then on it runs to its end.</summary>
    public bool TryClaim() => Interlocked.Exchange(ref claimed, 1) == 0;

    public void Cancel(CancellationToken token)
    {
        if (TryClaim())
        {
            OnCancelled(token);
        }
    }

    public abstract void Execute(SqliteSession session);

    public abstract void Fail(Exception exception);

    public abstract void Acknowledge();

    protected abstract void OnCancelled(CancellationToken token);
}
