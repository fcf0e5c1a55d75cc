namespace AvatarKit;

/// <summary>What was to be stored belongs to a person or a conversation that was erased after the work for it had begun.
/// Nothing was stored.</summary>
/// <remarks>Its code is <c>storage.erased</c>. Repeating the call does not help: what was asked before the erasure is gone with it.</remarks>
public sealed class ErasedException : StorageException
{
    /// <summary>Creates the error.</summary>
    /// <param name="provider">The store, for example <c>sqlite</c> or <c>s3</c>.</param>
    public ErasedException(string provider)
        : base("storage.erased", "Whose it would have been was erased after the work for it had begun. Nothing was stored.", provider)
    {
    }
}
