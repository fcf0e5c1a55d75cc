namespace AvatarKit;

/// <summary>A store could not read or write: a locked, full, corrupt or unreachable medium.</summary>
public class StorageException : ProviderException
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">A stable code such as <c>storage.full</c>, <c>storage.locked</c> or <c>storage.corrupt</c>.</param>
    /// <param name="message">Which store failed and the way out, without user text.</param>
    /// <param name="provider">The store, for example <c>sqlite</c> or <c>s3</c>.</param>
    /// <param name="isTransient">Whether the same call may succeed later.</param>
    /// <param name="innerException">The medium's own error.</param>
    public StorageException(string code, string message, string provider, bool isTransient = false, Exception? innerException = null)
        : base(code, message, provider, isTransient, innerException)
    {
    }
}
