namespace AvatarKit;

/// <summary>A store could not read or write: a locked, full, corrupt or unreachable medium.</summary>
public sealed class StorageException : AvatarKitException
{
    private readonly bool transient;

    /// <summary>Creates the error.</summary>
    /// <param name="code">A stable code such as <c>storage.full</c>, <c>storage.locked</c> or <c>storage.corrupt</c>.</param>
    /// <param name="message">Which store failed and the way out, without user text.</param>
    /// <param name="isTransient">Whether the same call may succeed later.</param>
    /// <param name="innerException">The medium's own error.</param>
    public StorageException(string code, string message, bool isTransient = false, Exception? innerException = null)
        : base(code, message, innerException) => transient = isTransient;

    /// <inheritdoc/>
    public override bool IsTransient => transient;
}
