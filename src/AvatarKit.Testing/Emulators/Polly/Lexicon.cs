using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace AvatarKit.Testing;

/// <summary>A pronunciation lexicon (PLS 1.0).</summary>
internal sealed class Lexicon
{
    private static readonly XNamespace Pls = "http://www.w3.org/2005/01/pronunciation-lexicon";

    private Lexicon(string name, string content, XElement root, DateTimeOffset modified)
    {
        Name = name;
        Content = content;
        Modified = modified;
        Language = (string?)root.Attribute(XNamespace.Xml + "lang") ?? "";
        Alphabet = (string?)root.Attribute("alphabet") ?? "ipa";
        XElement[] lexemes = [.. root.Elements(Pls + "lexeme")];
        Lexemes = lexemes.Length;
        Aliases = lexemes
            .SelectMany(static lexeme => lexeme
                .Elements(Pls + "grapheme")
                .Select(grapheme => (Grapheme: grapheme.Value, Alias: lexeme.Element(Pls + "alias")?.Value)))
            .Where(static pair => pair.Alias is not null)
            .GroupBy(static pair => pair.Grapheme, StringComparer.Ordinal)
            .ToDictionary(static pairs => pairs.Key, static pairs => pairs.First().Alias!, StringComparer.Ordinal);
    }

    public string Name { get; }

    public string Content { get; }

    public string Language { get; }

    public string Alphabet { get; }

    public int Lexemes { get; }

    public DateTimeOffset Modified { get; }

    /// <summary>What is said for a written word.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; }

    /// <summary><see langword="null"/>: it is no lexicon.</summary>
    public static Lexicon? TryRead(string name, string content, DateTimeOffset now)
    {
        try
        {
            return XDocument.Parse(content).Root is XElement root && root.Name == Pls + "lexicon" ? new(name, content, root, now) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    public JsonObject Attributes(string region) => new()
    {
        [nameof(Alphabet)] = Alphabet,
        ["LanguageCode"] = Language,
        ["LastModified"] = Modified.ToUnixTimeMilliseconds() / 1_000.0,
        ["LexemesCount"] = Lexemes,
        ["LexiconArn"] = string.Create(CultureInfo.InvariantCulture, $"arn:aws:polly:{region}:123456789012:lexicon/{Name}"),
        ["Size"] = Encoding.UTF8.GetByteCount(Content),
    };
}
