namespace AvatarKit;

/// <summary>A file of questions, or of a batch, cannot be read: <c>warming.file_invalid</c>. The message names the file and the line.</summary>
public sealed class WarmingFileException : AvatarKitException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What is wrong, where, and what would be taken; nothing of what stands there.</param>
    /// <param name="fileName">The file's name.</param>
    /// <param name="line">The line, from 1; 0: the file as a whole.</param>
    /// <param name="innerException">What caused it, if anything.</param>
    public WarmingFileException(string message, string fileName, int line, Exception? innerException = null)
        : base("warming.file_invalid", message, innerException)
    {
        FileName = fileName;
        Line = line;
    }

    /// <summary>The file's name.</summary>
    public string FileName { get; }

    /// <summary>The line, from 1; 0: the file as a whole.</summary>
    public int Line { get; }

    internal static WarmingFileException At(string fileName, int line, string what, Exception? innerException = null)
        => new($"{fileName}({line}): {what}", fileName, line, innerException);
}
