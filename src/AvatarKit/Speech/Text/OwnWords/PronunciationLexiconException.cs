namespace AvatarKit;

/// <summary>A pronunciation lexicon could not be read: broken XML, an alphabet that is not known, a word without a pronunciation.</summary>
public sealed class PronunciationLexiconException : AvatarKitException
{
    /// <summary>Creates the error.</summary>
    /// <param name="problem">What is wrong and what it takes.</param>
    /// <param name="source">The file, of which the message has the name alone; <see langword="null"/> where there is none.</param>
    /// <param name="line">The line, from 1; 0 where it is not known.</param>
    /// <param name="innerException">The error of the file or of its XML, if it was one.</param>
    public PronunciationLexiconException(string problem, string? source = null, int line = 0, Exception? innerException = null)
        : base("pronunciation.invalid", $"The pronunciation lexicon{At(source, line)} is wrong: {problem}", innerException)
    {
        Line = line;
        Place = source;
    }

    /// <summary>The line, from 1; 0 where it is not known.</summary>
    public int Line { get; }

    private static string At(string? source, int line)
        => (source is null ? "" : $" '{Path.GetFileName(source)}'") + (line > 0 ? $", line {line}," : "");
}
