namespace AvatarKit;

/// <summary>A knowledge base could not be opened, indexed or searched: a missing folder, an unreadable file.</summary>
public class KnowledgeException : ProviderException
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">A stable code such as <c>knowledge.folder_missing</c>.</param>
    /// <param name="message">Which folder or file, and the way out.</param>
    /// <param name="provider">The knowledge base, for example <c>sqlite</c>.</param>
    /// <param name="isTransient">Whether the same call may succeed later.</param>
    /// <param name="innerException">What caused it, if anything.</param>
    public KnowledgeException(string code, string message, string provider, bool isTransient = false, Exception? innerException = null)
        : base(code, message, provider, isTransient, innerException)
    {
    }
}
