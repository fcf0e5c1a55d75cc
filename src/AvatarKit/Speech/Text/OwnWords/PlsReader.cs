using System.Xml;

namespace AvatarKit;

/// <summary>Reads lexicons of W3C's Pronunciation Lexicon Specification 1.0. Nothing outside the document is read.</summary>
internal static class PlsReader
{
    private const long LongestDocument = 16_000_000;

    /// <summary>Reads a lexicon.</summary>
    /// <param name="stream">The document.</param>
    /// <param name="source">How messages name it.</param>
    /// <param name="ignoreCase">Whether case is ignored.</param>
    public static PronunciationLexicon Read(Stream stream, string? source, bool ignoreCase)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = LongestDocument,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        };
        using var reader = XmlReader.Create(stream, settings);
        try
        {
            return new PlsDocument(reader, source).Read(ignoreCase);
        }
        catch (XmlException exception)
        {
            string problem = exception.Message.Contains("DTD", StringComparison.Ordinal)
                ? "it has a DTD, which is not read; leave <!DOCTYPE …> out."
                : "it is no well-formed XML, or has more than 16 million characters.";
            int line = Math.Max(exception.LineNumber, (reader as IXmlLineInfo)?.LineNumber ?? 0);
            throw new PronunciationLexiconException(problem, source, line, exception);
        }
    }
}
