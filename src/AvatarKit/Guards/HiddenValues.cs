using System.Text;

namespace AvatarKit;

/// <summary>A sentence of an answer as a guard outside of the process is shown it: with placeholders where the person sees personal data. A value
/// that the end of the sentence cuts in two is hidden, too.</summary>
internal sealed class HiddenValues
{
    // So few letters may stand in any word; they are hidden as a word of their own.
    private const int FewestWithin = 3;

    private readonly IReadOnlyList<KeyValuePair<string, string>> values;
    private KeyValuePair<string, string>? cut;

    /// <param name="values">The values by their placeholders, the longest first.</param>
    public HiddenValues(IReadOnlyList<KeyValuePair<string, string>> values) => this.values = values;

    /// <summary>The text and what was said before it, with placeholders.</summary>
    public GuardedText Hide(GuardedText text)
    {
        ReadOnlySpan<char> whole = $"{text.Before}{text.Space}{text.Text}";
        int begin = text.Before.Length + text.Space.Length;
        var before = new StringBuilder();
        var shown = new StringBuilder();
        int at = HideRest(whole[..text.Before.Length], before);
        while (at < whole.Length)
        {
            StringBuilder part = at < begin ? before : shown;
            if (Find(whole, at) is { } found)
            {
                part.Append(found.Key);
                at += found.Value.Length;
            }
            else if (FindBeginning(whole[at..]) is { } begun)
            {
                cut = new(begun.Key, whole[Math.Max(at, begin)..].ToString());
                part.Append(begun.Key);
                break;
            }
            else
            {
                part.Append(whole[at++]);
            }
        }

        return text with { Before = before.ToString().TrimEnd(), Space = "", Text = shown.ToString() };
    }

    /// <summary>What a guard put in the text's place, as the person sees it.</summary>
    public string Show(string text, TurnRedaction redaction)
        => redaction.Restore(cut is { } half ? text.Replace(half.Key, half.Value, StringComparison.Ordinal) : text);

    /// <summary>What was said before begins anywhere, maybe within a value.</summary>
    private int HideRest(ReadOnlySpan<char> said, StringBuilder before)
    {
        foreach ((string placeholder, string value) in values)
        {
            for (int length = Math.Min(said.Length, value.Length - 1); length >= FewestWithin; length--)
            {
                if (said.StartsWith(value.AsSpan(value.Length - length), StringComparison.Ordinal))
                {
                    before.Append(placeholder);
                    return length;
                }
            }
        }

        return 0;
    }

    private KeyValuePair<string, string>? Find(ReadOnlySpan<char> whole, int at)
    {
        foreach (KeyValuePair<string, string> known in values)
        {
            if (whole[at..].StartsWith(known.Value, StringComparison.Ordinal)
                && (known.Value.Length >= FewestWithin || IsWord(whole, at, at + known.Value.Length)))
            {
                return known;
            }
        }

        return null;
    }

    private KeyValuePair<string, string>? FindBeginning(ReadOnlySpan<char> rest)
    {
        if (rest.Length < FewestWithin)
        {
            return null;
        }

        foreach (KeyValuePair<string, string> known in values)
        {
            if (known.Value.AsSpan().StartsWith(rest, StringComparison.Ordinal))
            {
                return known;
            }
        }

        return null;
    }

    private static bool IsWord(ReadOnlySpan<char> text, int start, int end)
        => (start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));
}
