using System.Xml;

namespace AvatarKit;

/// <summary>A lexicon of W3C's Pronunciation Lexicon Specification 1.0 while it is read. Once per document.</summary>
/// <param name="reader">The document.</param>
/// <param name="source">How messages name it.</param>
internal sealed class PlsDocument(XmlReader reader, string? source)
{
    private const string Namespace = "http://www.w3.org/2005/01/pronunciation-lexicon";
    private const int MostGraphemes = 100;

    private readonly List<PronunciationEntry> entries = [];

    /// <summary>Reads all of it.</summary>
    public PronunciationLexicon Read(bool ignoreCase)
    {
        reader.MoveToContent();
        if (!IsElement("lexicon"))
        {
            throw Wrong("its root element is not <lexicon> of the namespace " + Namespace + ".");
        }

        string? locale = reader.GetAttribute("xml:lang");
        if (locale is not null && !AdmitStage.IsWellFormedLocale(locale))
        {
            throw Wrong("xml:lang of <lexicon> is no BCP-47 language tag; it takes one such as 'en-US'.");
        }

        string alphabet = reader.GetAttribute("alphabet") ?? "ipa";
        if (!reader.IsEmptyElement)
        {
            reader.ReadStartElement();
            while (reader.NodeType != XmlNodeType.EndElement)
            {
                if (IsElement("lexeme"))
                {
                    ReadLexeme(alphabet);
                }
                else
                {
                    reader.Skip();
                }
            }
        }

        while (reader.Read())
        {
            // What follows the root has to be well-formed, too.
        }

        return new PronunciationLexicon(entries, locale, ignoreCase);
    }

    private void ReadLexeme(string alphabet)
    {
        int line = Line;
        List<string> graphemes = [];
        Pronunciation phones = default, alias = default;
        if (!reader.IsEmptyElement)
        {
            reader.ReadStartElement();
            while (reader.NodeType != XmlNodeType.EndElement)
            {
                ReadChild(alphabet, graphemes, ref phones, ref alias);
            }

            reader.ReadEndElement();
        }
        else
        {
            reader.Read();
        }

        if (graphemes.Count == 0)
        {
            throw Wrong("a <lexeme> has no <grapheme>; it takes one at least.", line);
        }

        foreach (string grapheme in graphemes)
        {
            PronunciationEntry entry = new() { Written = grapheme, Alias = alias.Text, Phones = phones.Text };
            if (PronunciationRules.Problem(entry) is { } problem)
            {
                throw Wrong("a <lexeme> " + problem, line);
            }

            entries.Add(entry);
        }
    }

    private void ReadChild(string alphabet, List<string> graphemes, ref Pronunciation phones, ref Pronunciation alias)
    {
        int line = Line;
        bool isPreferred = reader.NodeType == XmlNodeType.Element && reader.GetAttribute("prefer") is "true" or "1";
        if (IsElement("grapheme"))
        {
            graphemes.Add(Text());
            if (graphemes.Count > MostGraphemes)
            {
                throw Wrong($"a <lexeme> has more than {MostGraphemes} <grapheme>.", line);
            }
        }
        else if (IsElement("phoneme"))
        {
            string used = reader.GetAttribute("alphabet") ?? alphabet;
            phones = phones.Or(Phones(Text(), used, line), isPreferred);
        }
        else if (IsElement("alias"))
        {
            alias = alias.Or(Text(), isPreferred);
        }
        else
        {
            reader.Skip();
        }
    }

    private string Phones(string text, string alphabet, int line) => alphabet.ToLowerInvariant() switch
    {
        "ipa" => text,
        "x-sampa" => PhoneText.FromXSampa(text) ?? throw Wrong("a <phoneme> is not X-SAMPA.", line),
        _ => throw Wrong("the alphabet of a <phoneme> is not known; it takes 'ipa' or 'x-sampa'.", line),
    };

    private string Text()
    {
        int line = Line;
        string name = reader.LocalName;
        bool isEmpty = reader.IsEmptyElement;
        string text = reader.ReadString().Trim();
        if (reader.NodeType != XmlNodeType.EndElement && !isEmpty)
        {
            throw Wrong($"<{name}> has elements in it; it takes text alone.", line);
        }

        reader.Read();
        return text;
    }

    private bool IsElement(string name)
        => reader.NodeType == XmlNodeType.Element && reader.LocalName == name && reader.NamespaceURI is Namespace or "";

    private int Line => (reader as IXmlLineInfo)?.LineNumber ?? 0;

    private PronunciationLexiconException Wrong(string problem, int line = 0) => new(problem, source, line > 0 ? line : Line);

    /// <summary>The pronunciation that counts: the preferred one, else the first.</summary>
    private readonly record struct Pronunciation(string? Text, bool IsPreferred)
    {
        public Pronunciation Or(string text, bool isPreferred)
            => Text is null || (isPreferred && !IsPreferred) ? new Pronunciation(text, isPreferred) : this;
    }
}
