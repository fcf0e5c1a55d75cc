using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace AvatarKit.Testing;

/// <summary>Reads a text, or SSML that is well-formed, into what is spoken.</summary>
internal sealed partial class SpokenText
{
    private readonly List<SpokenPart> parts = [];
    private readonly Stack<(string Element, double Rate)> open = new();
    private readonly string text;
    private readonly IReadOnlyDictionary<string, string> lexicon;
    private int sentenceAt = -1;
    private int sentenceStart;
    private int spokenEnd;

    private SpokenText(string text, IReadOnlyDictionary<string, string> lexicon)
    {
        this.text = text;
        this.lexicon = lexicon;
    }

    /// <summary>What is spoken, in order.</summary>
    public IReadOnlyList<SpokenPart> Parts => parts;

    /// <summary>Characters that are billed: all but the markup.</summary>
    public int Characters { get; private set; }

    /// <param name="text">The text.</param>
    /// <param name="isSsml">Whether it is SSML.</param>
    /// <param name="lexicon">What words are said instead of others.</param>
    /// <returns>What is spoken.</returns>
    public static SpokenText Read(string text, bool isSsml, IReadOnlyDictionary<string, string> lexicon)
    {
        var spoken = new SpokenText(text, lexicon);
        foreach (Match token in (isSsml ? SsmlToken() : PlainToken()).Matches(text))
        {
            spoken.Add(token);
        }

        spoken.EndSentence();
        return spoken;
    }

    private void Add(Match token)
    {
        if (token.Groups["tag"].Success)
        {
            AddTag(token);
            return;
        }

        Characters += token.Groups["entity"].Success ? 1 : token.Value.EnumerateRunes().Count();
        if (token.Groups["word"].Success)
        {
            BeginSentence(token.Index);
            string said = lexicon.TryGetValue(token.Value, out string? alias) ? alias : token.Value;
            parts.Add(new SpokenPart.Word(
                Bytes(token.Index),
                Bytes(token.Index + token.Length),
                token.Value,
                said,
                open.TryPeek(out (string, double Rate) top) ? top.Rate : 1));
            spokenEnd = token.Index + token.Length;
        }
        else if (token.Groups["end"].Success && sentenceAt >= 0)
        {
            spokenEnd = token.Index + token.Length;
            EndSentence();
        }
        else if (token.Groups["clause"].Success && sentenceAt >= 0)
        {
            parts.Add(new SpokenPart.Pause(Bytes(token.Index), SsmlValues.ClausePause));
            spokenEnd = token.Index + token.Length;
        }
    }

    private void AddTag(Match token)
    {
        string name = token.Groups["name"].Value;
        if (token.Groups["close"].Success)
        {
            open.TryPop(out _);
        }
        else if (!token.Groups["empty"].Success && name.Length > 0)
        {
            double rate = open.TryPeek(out (string, double Rate) outer) ? outer.Rate : 1;
            open.Push((name, name == "prosody" ? rate * SsmlValues.Rate(SsmlValues.Attribute(token.Value, "rate")) : rate));
        }

        switch (name)
        {
            case "break" when !token.Groups["close"].Success:
                parts.Add(new SpokenPart.Pause(
                    Bytes(token.Index),
                    SsmlValues.Break(SsmlValues.Attribute(token.Value, "time"), SsmlValues.Attribute(token.Value, "strength"))));
                break;
            case "mark" when !token.Groups["close"].Success:
                parts.Add(new SpokenPart.Mark(
                    Bytes(token.Index),
                    Bytes(token.Index + token.Length),
                    WebUtility.HtmlDecode(SsmlValues.Attribute(token.Value, "name"))));
                break;
            case "p" or "s":
                EndSentence();
                break;
            default:
                break;
        }
    }

    private void BeginSentence(int at)
    {
        if (sentenceAt < 0)
        {
            (sentenceAt, sentenceStart) = (parts.Count, at);
        }
    }

    private void EndSentence()
    {
        if (sentenceAt < 0)
        {
            return;
        }

        parts.Insert(sentenceAt, new SpokenPart.Sentence(Bytes(sentenceStart), Bytes(spokenEnd), text[sentenceStart..spokenEnd]));
        parts.Add(new SpokenPart.Pause(Bytes(spokenEnd), SsmlValues.SentencePause));
        sentenceAt = -1;
    }

    private int Bytes(int index) => Encoding.UTF8.GetByteCount(text.AsSpan(0, index));

    [GeneratedRegex(
        """(?<tag><!--.*?-->|<(?<close>/)?(?<name>[\w:-]+)?[^>]*?(?<empty>/)?>)|(?<entity>&\#?\w+;)|(?<word>[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}\u200C\u200D]|['’.](?=[\p{L}\p{N}]))*)|(?<end>[.!?…]+(?=[\s<"'”’)\]]|$)["'”’)\]]*|[。！？]+)|(?<clause>[,;:–—、，；：]+)|.""",
        RegexOptions.Singleline)]
    private static partial Regex SsmlToken();

    [GeneratedRegex(
        """(?<tag>(?!))(?<entity>(?!))(?<close>(?!))(?<name>(?!))(?<empty>(?!))|(?<word>[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}\u200C\u200D]|['’.](?=[\p{L}\p{N}]))*)|(?<end>[.!?…]+(?=[\s"'”’)\]]|$)["'”’)\]]*|[。！？]+)|(?<clause>[,;:–—、，；：]+)|.""",
        RegexOptions.Singleline)]
    private static partial Regex PlainToken();
}
