using System.Globalization;
using System.Text;

namespace AvatarKit.Local;

/// <summary>A text as eSpeak NG is given it, with the way back from its counting of characters to the text's own.</summary>
internal sealed class EspeakText
{
    private readonly List<int> positions;
    private readonly List<TextWord> words;

    private EspeakText(string spoken, List<int> positions, List<TextWord> words)
    {
        Spoken = spoken;
        this.positions = positions;
        this.words = words;
    }

    /// <summary>The text without what eSpeak NG would take as an instruction: as many characters as the request's.</summary>
    public string Spoken { get; }

    /// <summary>The words of the request's text.</summary>
    public IReadOnlyList<TextWord> Words => words;

    /// <summary>Makes a text safe to speak: no control characters, which embed commands (<c>\x01</c>), no <c>[[</c>, which begins phoneme names, no
    /// private characters, no halves of characters.</summary>
    public static EspeakText Create(string text)
    {
        StringBuilder spoken = new(text.Length);
        List<int> positions = new(text.Length);
        int position = 0;
        foreach (Rune rune in text.Replace("[[", "  ", StringComparison.Ordinal).EnumerateRunes())
        {
            positions.Add(position);
            bool isLoneSurrogate = rune == Rune.ReplacementChar && char.IsSurrogate(text[position]);
            spoken.Append(isLoneSurrogate || IsUnsafe(rune) ? " " : rune.ToString());
            position += rune.Utf16SequenceLength;
        }

        return new EspeakText(spoken.ToString(), positions, TextWord.Find(text));
    }

    /// <summary>Finds the word at one of eSpeak NG's positions, which count characters from 1 and, now and then,
    /// point beside or before the word.</summary>
    /// <param name="character">The position, from 1.</param>
    /// <param name="from">The word spoken now: speech does not go back.</param>
    public int WordAt(int character, int from)
    {
        int index = Math.Clamp(character - 1, 0, Math.Max(0, positions.Count - 1));
        int position = positions.Count == 0 ? 0 : positions[index];
        int found = from;
        for (int i = Math.Max(0, from); i < words.Count && words[i].Start <= position; i++)
        {
            found = i;
        }

        return Math.Max(found, 0);
    }

    private static bool IsUnsafe(Rune rune) =>
        (Rune.IsControl(rune) && rune.Value is not ('\n' or '\t' or '\r')) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.PrivateUse;
}
