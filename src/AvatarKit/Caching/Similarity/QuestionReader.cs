namespace AvatarKit;

/// <summary>Takes questions apart.</summary>
internal static class QuestionReader
{
    // FNV-1a.
    private const ulong HashBasis = 14695981039346656037;
    private const ulong HashPrime = 1099511628211;

    public static Question Read(string text, QuestionLanguage language) => Read(text, QuestionText.Normalize(text), language);

    public static Question Read(string text, string normalized, QuestionLanguage language)
    {
        string[] words = normalized.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var sequence = new QuestionTerm[words.Length];
        List<int> contraries = [];
        List<ParticleUse> particles = [];
        List<string> numbers = [];
        string interrogative = "";
        bool isNegated = false;
        for (int i = 0; i < words.Length; i++)
        {
            string word = words[i];
            bool isFunction = language.Function.Contains(word);
            string stem = isFunction ? word : WordStem.Of(word, language.IsEnglish);
            sequence[i] = new QuestionTerm(Hash(stem), stem, isFunction);
            isNegated |= language.Negations.Contains(word);
            if (language.Contraries.TryGetValue(word, out int side))
            {
                contraries.Add(side);
            }

            if (interrogative.Length == 0 && language.Interrogatives.Contains(word))
            {
                interrogative = word;
            }

            if (word.AsSpan().IndexOfAnyInRange('0', '9') >= 0 || char.IsNumber(word[0]))
            {
                numbers.Add(word);
            }
        }

        for (int i = 0; i < words.Length; i++)
        {
            if (language.Particles.TryGetValue(words[i], out int side))
            {
                particles.Add(new ParticleUse(side, i > 0 ? sequence[i - 1].Id : 0, i + 1 < words.Length ? sequence[i + 1].Id : 0));
            }
        }

        numbers.Sort(StringComparer.Ordinal);
        QuestionTerm[] terms = [.. sequence.DistinctBy(static term => term.Id).OrderBy(static term => term.Id)];
        return new Question
        {
            Text = normalized,
            Terms = terms,
            Pairs = PairsOf(sequence),
            Trigrams = TrigramsOf(normalized),
            WordCount = words.Length,
            ContentCount = terms.Count(static term => !term.IsFunction),
            Interrogative = interrogative,
            IsNegated = isNegated,
            Numbers = [.. numbers.Distinct()],
            Names = NamesIn(text, language),
            Contraries = [.. contraries.Distinct()],
            Particles = [.. particles],
        };
    }

    public static ulong Hash(ReadOnlySpan<char> text)
    {
        ulong hash = HashBasis;
        foreach (char c in text)
        {
            hash = (hash ^ c) * HashPrime;
        }

        return hash;
    }

    private static ulong[] PairsOf(QuestionTerm[] sequence)
    {
        List<ulong> pairs = [];
        ulong before = 0;
        foreach (QuestionTerm term in sequence)
        {
            if (!term.IsFunction)
            {
                if (before != 0)
                {
                    pairs.Add((before * HashPrime) ^ term.Id);
                }

                before = term.Id;
            }
        }

        return Distinct(pairs);
    }

    private static ulong[] TrigramsOf(string text)
    {
        List<ulong> trigrams = new(text.Length);
        for (int i = -1; i + 1 < text.Length; i++)
        {
            ulong first = i < 0 ? ' ' : text[i];
            ulong third = i + 2 < text.Length ? text[i + 2] : ' ';
            trigrams.Add((first << 32) | ((ulong)text[i + 1] << 16) | third);
        }

        return Distinct(trigrams);
    }

    private static ulong[] Distinct(List<ulong> values)
    {
        values.Sort();
        return [.. values.Distinct()];
    }

    /// <summary>Words with a capital that does not begin a sentence, or with several. German writes every noun with one.</summary>
    private static ulong[] NamesIn(string text, QuestionLanguage language)
    {
        List<ulong> names = [];
        bool isStart = true;
        int begin = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : ' ';
            if (i < text.Length && (QuestionText.IsNothing(c) || !QuestionText.IsGap(text, i)))
            {
                begin = begin < 0 ? i : begin;
                continue;
            }

            if (begin >= 0)
            {
                AddName(text.AsSpan(begin, i - begin), isStart || language.Code == "de", language, names);
                (begin, isStart) = (-1, false);
            }

            isStart |= c is '.' or '!' or '?' or ':' or '\n' or '\u00BF' or '\u00A1';
        }

        return Distinct(names);
    }

    private static void AddName(ReadOnlySpan<char> written, bool needsSeveral, QuestionLanguage language, List<ulong> names)
    {
        int capitals = 0;
        foreach (char c in written)
        {
            capitals += char.IsUpper(c) ? 1 : 0;
        }

        if (capitals < (needsSeveral ? 2 : 1) || written is "I")
        {
            return;
        }

        string word = QuestionText.Normalize(written.ToString());
        if (word.Length > 0 && !language.Function.Contains(word))
        {
            names.Add(Hash(WordStem.Of(word, language.IsEnglish)));
        }
    }
}
