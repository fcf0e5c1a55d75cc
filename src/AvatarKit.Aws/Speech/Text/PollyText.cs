using System.Globalization;
using System.Text;

namespace AvatarKit.Aws;

/// <summary>Makes pieces of texts and of SSML documents.</summary>
internal static class PollyText
{
    public const string Speak = "speak";
    public const string Prosody = "prosody";


    /// <summary>Pieces of a plain text. At another rate than the voice's own they are SSML, with what markup reserves escaped.</summary>
    public static List<PollyPiece> Plain(string text, double rate, PollyLimits limits)
    {
        bool isSsml = rate != 1;
        List<PollyAtom> atoms = new(text.Length + 4);
        if (isSsml)
        {
            atoms.Add(new PollyAtom(PollyAtomKind.Open, 0, 0, "<speak>", Speak));
            atoms.Add(RateTag(rate, 0));
        }

        AddCharacters(atoms, text, 0, text.Length, isSsml);
        if (isSsml)
        {
            atoms.Add(new PollyAtom(PollyAtomKind.Close, text.Length, 0, "</prosody>", Prosody));
            atoms.Add(new PollyAtom(PollyAtomKind.Close, text.Length, 0, "</speak>", Speak));
        }

        return PollySplitter.Split(text, atoms, isSsml, limits);
    }

    /// <summary>Pieces of an SSML document, checked for the engine.</summary>
    /// <exception cref="PollyException">The document is not well-formed, has a tag the engine does not take,
    /// or cannot be cut short enough.</exception>
    public static List<PollyPiece> Ssml(string document, double rate, PollyEngine engine, PollyLimits limits)
    {
        List<PollyAtom> atoms = SsmlReader.Read(document, engine);
        if (rate != 1)
        {
            int start = atoms[0].Start + atoms[0].Length;
            atoms.Insert(1, RateTag(rate, start));
            atoms.Insert(atoms.Count - 1, new PollyAtom(PollyAtomKind.Close, atoms[^1].Start, 0, "</prosody>", Prosody));
        }

        return PollySplitter.Split(document, atoms, isSsml: true, limits);
    }

    /// <summary>Whether there is anything in a text a voice could say.</summary>
    public static bool HasWords(string text) => text.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    /// <summary>Whether a character may stand in what is sent: what XML 1.0 allows, without control characters.</summary>
    public static bool IsSendable(Rune rune) => rune.Value is '\t' or '\n' or '\r' || (!Rune.IsControl(rune) && (rune.Value & 0xFFFE) != 0xFFFE);

    private static PollyAtom RateTag(double rate, int place)
        => new(PollyAtomKind.Open, place, 0, string.Create(CultureInfo.InvariantCulture, $"<prosody rate=\"{Math.Round(rate * 100)}%\">"), Prosody);

    /// <summary>Adds the characters of a part of a text that can be sent.</summary>
    public static void AddCharacters(List<PollyAtom> atoms, string text, int start, int end, bool escape)
    {
        while (start < end)
        {
            // A lone surrogate is no character: it is left out like a control character.
            bool isCharacter = Rune.TryGetRuneAt(text, start, out Rune rune);
            int length = isCharacter ? rune.Utf16SequenceLength : 1;
            if (isCharacter && IsSendable(rune))
            {
                atoms.Add(new PollyAtom(PollyAtomKind.Text, start, length, escape ? Escape(rune) : null));
            }

            start += length;
        }
    }

    /// <summary>How a character is written that markup reserves; <see langword="null"/>: as it is.</summary>
    public static string? Escape(Rune rune) => rune.Value switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&apos;",
        _ => null,
    };
}
