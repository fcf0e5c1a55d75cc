namespace AvatarKit.Local;

/// <summary>A stretch of a request's text that Flite reads in one breath: a sentence, or a part of a long one.</summary>
internal sealed class FlitePassage
{
    /// <summary>
    /// A sentence is cut at the next clause once it has this many characters: nothing of a passage is heard before all of it is made.
    /// Most sentences are shorter, and keep their melody.
    /// </summary>
    private const int ClauseLength = 100;

    /// <summary>Where nothing else would cut it, it is cut here: what Flite reads in one breath it computes, and holds, at once.</summary>
    private const int MaxLength = 400;

    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr.", "mrs.", "ms.", "dr.", "prof.", "st.", "sr.", "jr.", "vs.", "etc.", "e.g.", "i.e.", "fig.", "inc.", "ltd.",
        "co.", "approx.", "dept.", "est.", "gen.", "col.", "rev.",
    };

    private FlitePassage(IReadOnlyList<(TextWord Word, string[] Runs)> words, bool continuesSentence)
    {
        Words = words;
        ContinuesSentence = continuesSentence;
    }

    /// <summary>Whether it goes on with the sentence of the passage before it.</summary>
    public bool ContinuesSentence { get; }

    /// <summary>What is read, in order: each word of the request with the runs that spell it.</summary>
    public IReadOnlyList<(TextWord Word, string[] Runs)> Words { get; }

    public int TextStart => Words[0].Word.Start;

    public int TextLength => Words[^1].Word.End - TextStart;

    /// <summary>What Flite is given.</summary>
    public string Spelled => string.Join(' ', Words.SelectMany(static word => word.Runs));

    /// <summary>Cuts a text. Passages with nothing to say are left out; what is heard first is cut short.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lexicon">Words that are said as phones say; <see langword="null"/>: none.</param>
    /// <param name="continues">Whether something was heard before.</param>
    public static IEnumerable<FlitePassage> Cut(string text, FliteLexicon? lexicon = null, bool continues = false)
    {
        bool isFirst = !continues;
        foreach (FlitePassage passage in CutSentences(text, lexicon, continues))
        {
            if (isFirst && FliteOpening.Length(passage.Words) is > 0 and var opening)
            {
                yield return new FlitePassage([.. passage.Words.Take(opening)], continuesSentence: false);
                yield return new FlitePassage([.. passage.Words.Skip(opening)], continuesSentence: true);
            }
            else
            {
                yield return passage;
            }

            isFirst = false;
        }
    }

    private static IEnumerable<FlitePassage> CutSentences(string text, FliteLexicon? lexicon, bool continues)
    {
        List<(TextWord Word, string[] Runs)> passage = [];
        int length = 0;
        List<TextWord> words = TextWord.Find(text);
        for (int i = 0; i < words.Count; i++)
        {
            string[] runs = FliteText.Spell(
                lexicon is null ? text.AsSpan(words[i].Start, words[i].End - words[i].Start) : lexicon.Read(text, words[i]));
            foreach (string[] part in runs.Sum(static run => run.Length) > MaxLength ? runs.Chunk(MaxLength / 40) : [runs])
            {
                if (part.Length == 0)
                {
                    continue;
                }

                passage.Add((words[i], part));
                PauseAtDash(text, words, i, part);
                length += part.Sum(static run => run.Length + 1);
                if (length >= MaxLength)
                {
                    yield return new FlitePassage(passage, continues);
                    continues = true;
                    passage = [];
                    length = 0;
                }
            }

            if (passage.Count > 0 && IsEnd(text, words, i, length))
            {
                if (passage.Exists(static word => word.Runs.Any(FliteText.IsSpoken)))
                {
                    yield return new FlitePassage(passage, continues);
                }

                continues = passage[^1].Runs[^1] is [.., ',' or ';' or ':'];
                passage = [];
                length = 0;
            }
        }
    }

    /// <summary>A dash or an ellipsis between words is a pause, and a comma is how Flite knows one; between figures a dash is none.</summary>
    private static void PauseAtDash(string text, List<TextWord> words, int index, string[] runs)
    {
        int end = index + 1 < words.Count ? words[index + 1].Start : text.Length;
        ReadOnlySpan<char> gap = text.AsSpan(words[index].End, end - words[index].End);
        bool isPause = gap.ContainsAny('\u2014', '\u2015', '\u2026') || (gap.Contains('\u2013') && gap.Length > 1);
        if (isPause && char.IsAsciiLetterOrDigit(runs[^1][^1]))
        {
            runs[^1] += ",";
        }
    }

    private static bool IsEnd(string text, List<TextWord> words, int index, int length)
    {
        if (index + 1 == words.Count)
        {
            return true;
        }

        TextWord word = words[index];
        ReadOnlySpan<char> run = text.AsSpan(word.Start, word.End - word.Start);
        ReadOnlySpan<char> gap = text.AsSpan(word.End, words[index + 1].Start - word.End);
        if (gap.Count('\n') > 1)
        {
            return true;
        }

        ReadOnlySpan<char> bare = run.TrimEnd("\"'’”»)]}");
        if (bare.Length == 0)
        {
            return false;
        }

        if (bare[^1] is '!' or '?')
        {
            return true;
        }

        return bare[^1] == '.'
            ? !IsAbbreviation(bare) && !char.IsLower(text[words[index + 1].WordStart])
                && !(bare.EndsWith("no.", StringComparison.OrdinalIgnoreCase) && char.IsAsciiDigit(text[words[index + 1].WordStart]))
            : length >= ClauseLength && bare[^1] is ',' or ';' or ':';
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> run)
    {
        ReadOnlySpan<char> bare = run.TrimStart("\"'‘“«([{");
        return (bare.Length == 2 && char.IsUpper(bare[0])) || Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(bare);
    }
}
