using System.Buffers;
using System.Text;

namespace AvatarKit.Aws;

/// <summary>Reads an SSML document into what is never cut, keeping every place; refuses what is not well-formed or not for the engine.</summary>
internal sealed class SsmlReader
{
    private readonly string document;
    private readonly PollyEngine engine;
    private readonly List<PollyAtom> atoms = [];
    private readonly List<string> open = [];
    private int position;
    private bool hasRoot;

    private SsmlReader(string document, PollyEngine engine)
    {
        this.document = document;
        this.engine = engine;
    }

    private bool IsAtEnd => position >= document.Length;

    /// <summary>Reads a document. The first atom begins <c>speak</c>, the last ends it.</summary>
    /// <exception cref="PollyException">The document is not well-formed, or the engine does not take a tag of it.</exception>
    public static List<PollyAtom> Read(string document, PollyEngine engine)
    {
        var reader = new SsmlReader(document, engine);
        reader.Read();
        return reader.atoms;
    }

    private void Read()
    {
        while (!IsAtEnd)
        {
            if (document[position] == '<')
            {
                ReadMarkup();
            }
            else
            {
                ReadCharacter();
            }
        }

        if (open.Count > 0)
        {
            throw Invalid($"<{open[^1]}> is not closed");
        }

        if (!hasRoot)
        {
            throw Invalid("it has no <speak>");
        }
    }

    private void ReadMarkup()
    {
        if (Skips("<!--", "-->") || (!hasRoot && Skips("<?xml", "?>")))
        {
            return;
        }

        SsmlTag tag = SsmlTag.Read(document, position) ?? throw Invalid("a tag is not well-formed");
        if (!IsSendable(document.AsSpan(position, tag.Length)))
        {
            throw Invalid("a tag has a character that XML does not allow");
        }

        if (!SsmlRules.IsKnown(tag.Element))
        {
            throw Invalid("Polly has no such tag");
        }

        if (tag.IsEnd)
        {
            End(tag);
        }
        else
        {
            Begin(tag);
        }

        position += tag.Length;
    }

    private void Begin(SsmlTag tag)
    {
        bool isRoot = open.Count == 0;
        if (isRoot != (tag.Element == "speak") || (isRoot && hasRoot))
        {
            throw Invalid("<speak> must be the one element around everything");
        }

        if (SsmlRules.Refuse(engine, tag.Element, tag.Attributes) is { } reason)
        {
            throw new PollyException(
                "polly.invalid_ssml",
                $"<{tag.Element}> at character {position} of the SSML is not for {engine.Name()} voices: "
                    + $"{reason}. Remove it or choose another engine.");
        }

        hasRoot = true;
        if (tag.IsEmpty && !isRoot)
        {
            atoms.Add(new PollyAtom(PollyAtomKind.Empty, position, tag.Length, Element: tag.Element));
            return;
        }

        atoms.Add(new PollyAtom(
            PollyAtomKind.Open, position, tag.Length, tag.IsEmpty ? "<speak>" : null, tag.Element, SsmlRules.IsWhole(tag.Element, tag.Attributes)));
        if (tag.IsEmpty)
        {
            atoms.Add(new PollyAtom(PollyAtomKind.Close, position, tag.Length, "</speak>", tag.Element));
        }
        else
        {
            open.Add(tag.Element);
        }
    }

    private void End(SsmlTag tag)
    {
        if (open.Count == 0 || open[^1] != tag.Element)
        {
            throw Invalid($"</{tag.Element}> ends nothing that is open");
        }

        open.RemoveAt(open.Count - 1);
        atoms.Add(new PollyAtom(PollyAtomKind.Close, position, tag.Length, Element: tag.Element));
    }

    private void ReadCharacter()
    {
        if (document[position] == '&')
        {
            int length = SsmlText.EntityLength(document.AsSpan(position));
            Add(length > 0 ? length : throw Invalid("'&' begins no entity; write it as '&amp;'"), sent: null, isSpace: false);
            return;
        }

        bool isCharacter = Rune.TryGetRuneAt(document, position, out Rune rune);
        int units = isCharacter ? rune.Utf16SequenceLength : 1;
        if (isCharacter && (PollyText.IsSendable(rune) && rune.Value != 0xFEFF))
        {
            Add(units, rune.Value == '>' ? "&gt;" : null, Rune.IsWhiteSpace(rune));
        }
        else
        {
            position += units;
        }
    }

    private void Add(int length, string? sent, bool isSpace)
    {
        if (open.Count > 0)
        {
            atoms.Add(new PollyAtom(PollyAtomKind.Text, position, length, sent));
        }
        else if (!isSpace)
        {
            throw Invalid("there is text outside <speak>");
        }

        position += length;
    }

    private static bool IsSendable(ReadOnlySpan<char> tag)
    {
        while (!tag.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(tag, out Rune rune, out int units) != OperationStatus.Done || !PollyText.IsSendable(rune))
            {
                return false;
            }

            tag = tag[units..];
        }

        return true;
    }

    private bool Skips(string begin, string end)
    {
        if (!document.AsSpan(position).StartsWith(begin, StringComparison.Ordinal))
        {
            return false;
        }

        int after = document.IndexOf(end, position + begin.Length, StringComparison.Ordinal);
        position = after >= 0 ? after + end.Length : throw Invalid($"'{begin}' is not closed");
        return true;
    }

    private PollyException Invalid(string why) => new("polly.invalid_ssml", $"The SSML is not what Polly takes, at character {position}: {why}.");
}
