namespace AvatarKit;

/// <summary>A knowledge base could not be opened, indexed or searched: a missing folder, an unreadable file.</summary>
public sealed class KnowledgeException : AvatarKitException
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">A stable code such as <c>knowledge.folder_missing</c>.</param>
    /// <param name="message">Which folder or file, and the way out.</param>
    /// <param name="innerException">What caused it, if anything.</param>
    public KnowledgeException(string code, string message, Exception? innerException = null)
        : base(code, message, innerException)
    {
    }
}
