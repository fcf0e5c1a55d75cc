using System.Globalization;
using System.Text;

namespace AvatarKit.Aws;

/// <summary>Cuts what is too long for one request, best where a sentence ends, and never in a character, an entity or a tag.</summary>
internal sealed class PollySplitter
{
    private readonly string source;
    private readonly IReadOnlyList<PollyAtom> atoms;
    private readonly bool isSsml;
    private readonly PollyLimits limits;
    private readonly List<PollyPiece> pieces = [];
    private readonly List<PollyAtom> open = [];

    private PollySplitter(string source, IReadOnlyList<PollyAtom> atoms, bool isSsml, PollyLimits limits)
    {
        this.source = source;
        this.atoms = atoms;
        this.isSsml = isSsml;
        this.limits = limits;
    }

    /// <summary>Makes pieces that are each within the limits. Elements that are open at a cut are closed
    /// before it and opened again after it.</summary>
    /// <exception cref="PollyException">Something that must stay together is too long.</exception>
    public static List<PollyPiece> Split(string source, IReadOnlyList<PollyAtom> atoms, bool isSsml, PollyLimits limits)
    {
        var splitter = new PollySplitter(source, atoms, isSsml, limits);
        int next = 0;
        while (next < atoms.Count)
        {
            next = splitter.Cut(next);
        }

        return splitter.pieces;
    }

    private static string Closing(PollyAtom tag) => $"</{tag.Element}>";

    /// <summary>Whether two atoms are one letter or symbol: a base and its marks, an emoji and what
    /// joins it to another or gives it a tone.</summary>
    private static bool AreOne(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        const char Joiner = '\u200D';
        _ = Rune.DecodeFromUtf16(after, out Rune rune, out _);
        return before[^1] == Joiner || rune.Value is Joiner or (>= 0x1F3FB and <= 0x1F3FF)
            || Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
    }

    /// <summary>Makes the piece that begins at an atom.</summary>
    /// <returns>Where the next one begins.</returns>
    private int Cut(int from)
    {
        List<PollyAtom> stack = [.. open];
        int billed = 0;
        int total = stack.Sum(tag => tag.CharactersIn(source));
        int closing = stack.Sum(static tag => Closing(tag).Length);
        var places = new CutPlaces(from);
        int i = from;
        for (; i < atoms.Count; i++)
        {
            PollyAtom atom = atoms[i];
            int characters = atom.CharactersIn(source);
            switch (atom.Kind)
            {
                case PollyAtomKind.Text:
                    billed += characters;
                    break;
                case PollyAtomKind.Open:
                    stack.Add(atom);
                    closing += Closing(atom).Length;
                    break;
                case PollyAtomKind.Close:
                    closing -= Closing(stack[^1]).Length;
                    stack.RemoveAt(stack.Count - 1);
                    break;
            }

            total += characters;
            if (billed > limits.Billed || total + closing > limits.Total)
            {
                break;
            }

            if (!stack.Exists(static tag => tag.IsWhole) && stack.Count > 0 == isSsml)
            {
                places.Note(i + 1, atom, atom.In(source), i + 1 < atoms.Count && AreOne(atom.In(source), atoms[i + 1].In(source)));
            }
        }

        int to = i == atoms.Count ? i : places.Best(i) ?? throw TooLong();
        Write(from, to);
        while (to < atoms.Count && atoms[to].Kind == PollyAtomKind.Text && atoms[to].In(source).IsWhiteSpace())
        {
            to++;
        }

        return to;
    }

    private void Write(int from, int to)
    {
        var builder = new PollyPieceBuilder(source);
        foreach (PollyAtom tag in open)
        {
            builder.AddTag(tag.In(source), atoms[from].Start);
        }

        bool hasText = false;
        for (int i = from; i < to; i++)
        {
            PollyAtom atom = atoms[i];
            builder.Add(atom);
            hasText |= atom.Kind != PollyAtomKind.Close && !(atom.Kind == PollyAtomKind.Text && atom.In(source).IsWhiteSpace())
                && atom.Kind != PollyAtomKind.Open;
            if (atom.Kind == PollyAtomKind.Open)
            {
                open.Add(atom);
            }
            else if (atom.Kind == PollyAtomKind.Close)
            {
                open.RemoveAt(open.Count - 1);
            }
        }

        int place = atoms[to - 1].Start + atoms[to - 1].Length;
        for (int i = open.Count - 1; i >= 0; i--)
        {
            builder.AddTag(Closing(open[i]), place);
        }

        // What is left after the last cut may be closing tags alone.
        if (hasText)
        {
            pieces.Add(builder.Build(isSsml));
        }
    }

    private PollyException TooLong() => new(
        "polly.text_too_long",
        $"A part of the text that must stay together is longer than Polly takes: {limits.Billed} billed characters, {limits.Total} with tags. "
            + "Divide it, or use fewer tags.");
}
