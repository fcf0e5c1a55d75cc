namespace AvatarKit;

/// <summary>Words and phrases that are looked for in a text. Immutable; linear in the text's length.</summary>
internal sealed class GuardPhrases
{
    private readonly Dictionary<string, List<Phrase>> byFirst = new(StringComparer.Ordinal);
    private readonly List<Phrase> prefixes = [];

    /// <param name="phrases">Words and phrases; one whose end is <c>*</c> finds what begins so.</param>
    public GuardPhrases(IEnumerable<string> phrases)
    {
        foreach (string phrase in phrases)
        {
            Add(GuardWords.Of(phrase), phrase.TrimEnd().EndsWith('*'));
        }
    }

    /// <summary>Phrases between bars.</summary>
    public static GuardPhrases Parse(params string[] lists)
        => new(lists.SelectMany(static list => list.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));

    /// <summary>The first end, behind its last word, of a phrase that begins at a word; 0: none does.</summary>
    public int EndAt(string[] words, int start)
    {
        if (byFirst.TryGetValue(words[start], out List<Phrase>? candidates))
        {
            foreach (Phrase phrase in candidates)
            {
                if (phrase.EndAt(words, start) is > 0 and var end)
                {
                    return end;
                }
            }
        }

        foreach (Phrase phrase in prefixes)
        {
            if (phrase.EndAt(words, start) is > 0 and var end)
            {
                return end;
            }
        }

        return 0;
    }

    /// <summary>Whether any of them stands in a text so that it ends behind a number of words.</summary>
    public bool IsIn(string[] words, int behind = 0)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (EndAt(words, i) > behind)
            {
                return true;
            }
        }

        return false;
    }

    private void Add(string[] words, bool isPrefix)
    {
        if (words.Length == 0)
        {
            return;
        }

        var phrase = new Phrase(words, isPrefix);
        if (isPrefix && words.Length == 1)
        {
            prefixes.Add(phrase);
            return;
        }

        if (!byFirst.TryGetValue(words[0], out List<Phrase>? known))
        {
            byFirst.Add(words[0], known = []);
        }

        known.Add(phrase);
    }

    private sealed class Phrase(string[] words, bool isPrefix)
    {
        public int EndAt(string[] text, int start)
        {
            if (start + words.Length > text.Length)
            {
                return 0;
            }

            int last = words.Length - 1;
            for (int i = 0; i < last; i++)
            {
                if (text[start + i] != words[i])
                {
                    return 0;
                }
            }

            string end = text[start + last];
            bool fits = isPrefix ? end.StartsWith(words[last], StringComparison.Ordinal) : end == words[last];
            return fits ? start + words.Length : 0;
        }
    }
}
