using System.Text;

namespace AvatarKit.Local;

/// <summary>Chooses from passages the sentences that answer a question, and joins them into something to say.</summary>
internal sealed class AnswerComposer(KnowledgeQuestion question, int maxLength, Func<string, bool> wasSaid)
{
    // A list is one thought: it may be this much longer before it is cut.
    private const double ListAllowance = 1.5;
    private const int MostSentences = 4;

    // Options, terms, rows: from so many on, the one that answers is said without the others.
    private const int ManyEntries = 5;
    private const int LongestName = 100;

    // Less than this says too little by itself: the next paragraph goes on.
    private const int Thin = 100;

    /// <summary>The answer's text and the passages it is from, or <see langword="null"/> when nothing in them can be said.</summary>
    public (string Text, List<KnowledgePassage> Sources)? Compose(IReadOnlyList<KnowledgePassage> passages)
    {
        List<List<SpeechUnit>> units = [.. passages.Select(static passage => PassageUnits.Read(passage.Text))];
        var scorer = new UnitScorer(question, units.SelectMany(static list => list));
        var best = new RankedUnit(-1, -1, double.MinValue);
        for (int passage = 0; passage < passages.Count; passage++)
        {
            // The passage's own place in the ranking speaks for its sentences.
            double share = passages[passage].Score / Math.Max(passages[0].Score, 0.001);
            for (int unit = 0; unit < units[passage].Count; unit++)
            {
                SpeechUnit candidate = units[passage][unit];
                if (candidate.Kind == SpeechUnitKind.Code || wasSaid(candidate.Text))
                {
                    continue;
                }

                double score = (scorer.Score(candidate, unit, passages[passage].Source) * share) + (2 * share);
                if (score > best.Score)
                {
                    best = new RankedUnit(passage, unit, score);
                }
            }
        }

        if (best.Passage < 0)
        {
            return null;
        }

        string text = Say(units[best.Passage], best.Unit);
        return text.Length == 0 ? null : (text, [passages[best.Passage]]);
    }

    private string Say(List<SpeechUnit> units, int best)
    {
        (int first, int last) = Window(units, best);
        bool oneItem = units.Skip(first).Take(last - first + 1).Count(static unit => unit.Kind == SpeechUnitKind.Item) == 1;
        var text = new StringBuilder();
        for (int index = first; index <= last; index++)
        {
            SpeechUnit unit = units[index];
            bool ownLine = unit.Kind == SpeechUnitKind.Code || (unit.Kind == SpeechUnitKind.Item && !oneItem);
            text.Append(text.Length == 0 ? "" : ownLine || units[index - 1].Kind == SpeechUnitKind.Code ? "\n" : " ")
                .Append(ownLine && unit.Kind == SpeechUnitKind.Item ? "- " : "")
                .Append(unit.Text.Length <= maxLength * ListAllowance ? unit.Text : Shorten(unit.Text, maxLength));
        }

        return text.ToString();
    }

    /// <summary>From where to where the passage is said: all of a short one, else what belongs to its best sentence.</summary>
    private (int First, int Last) Window(List<SpeechUnit> units, int best)
    {
        if (IsEntry(units[best]) && units.Count(IsEntry) >= ManyEntries)
        {
            return (best, best);
        }

        bool hasList = units.Exists(static unit => unit.Kind == SpeechUnitKind.Item);
        bool announcedList = hasList && units.Exists(static unit => unit.Kind == SpeechUnitKind.Sentence);
        if (!wasSaid(units[0].Text) && units.TrueForAll(CanSay)
            && Length(units, 0, units.Count - 1) <= maxLength * (announcedList ? ListAllowance : 1)
            && (units.Count <= MostSentences || hasList))
        {
            return (0, units.Count - 1);
        }

        int first = best;
        if (units[best].Kind == SpeechUnitKind.Item && ListIntroduction(units, best) is { } introduction
            && Length(units, introduction, best) <= maxLength * ListAllowance)
        {
            first = introduction;
        }

        // "It does so by …" needs the sentence before, and the beginning of the paragraph is better than its middle.
        while (first > 0 && !units[first].StartsBlock && units[first - 1].Kind == SpeechUnitKind.Sentence && !wasSaid(units[first - 1].Text)
            && (Leans(units[first].Text) || best - first < 1) && Length(units, first - 1, best) <= maxLength)
        {
            first--;
        }

        int last = best;
        while (last + 1 < units.Count && CanSay(units[last + 1]) && Continues(units, first, last)
            && Length(units, first, last + 1) <= maxLength * (units[last + 1].Kind == SpeechUnitKind.Item ? ListAllowance : 1))
        {
            last++;
        }

        return (first, last);
    }

    private static bool Continues(List<SpeechUnit> units, int first, int last)
    {
        SpeechUnit current = units[last];
        SpeechUnit next = units[last + 1];
        if (Announces(current))
        {
            return true;
        }

        // A list goes on only when it is told as one: with the line that introduced it.
        return next.Kind == SpeechUnitKind.Item
            ? current.Kind == SpeechUnitKind.Item && units[first].Kind == SpeechUnitKind.Sentence
            : next.Kind == SpeechUnitKind.Sentence && current.Kind == SpeechUnitKind.Sentence && last - first + 1 < MostSentences - 1
                && (!next.StartsBlock || units.Skip(first).Take(last - first + 1).Sum(static unit => unit.Text.Length) < Thin);
    }

    private static int? ListIntroduction(List<SpeechUnit> units, int item)
    {
        int index = item;
        while (index > 0 && units[index].Kind == SpeechUnitKind.Item)
        {
            index--;
        }

        return units[index].Kind == SpeechUnitKind.Sentence && units[index].Text.EndsWith(':') ? index : null;
    }

    // "-i, --ignore-case: Ignore case distinctions", "Bern: 140,000".
    private static bool IsEntry(SpeechUnit unit)
        => unit.Kind == SpeechUnitKind.Item && unit.Text.IndexOf(": ", StringComparison.Ordinal) is > 0 and < LongestName;

    private static bool CanSay(SpeechUnit unit)
        => unit.Kind != SpeechUnitKind.Code || (unit.Text.Length <= 160 && unit.Text.Count(static character => character == '\n') < 3);

    // A line without an end: what follows completes it.
    private static bool Announces(SpeechUnit unit)
        => unit.Kind == SpeechUnitKind.Sentence && unit.Text.Length > 0 && unit.Text[^1] is ':' or ','
            || (unit.Kind == SpeechUnitKind.Sentence && char.IsLetterOrDigit(unit.Text[^1]));

    private static int Length(List<SpeechUnit> units, int from, int to)
    {
        int length = 0;
        for (int index = from; index <= to; index++)
        {
            length += units[index].Text.Length + 2;
        }

        return length;
    }

    private static bool Leans(string sentence)
    {
        string? word = TextAnalyzer.Tokenize(sentence.Length > 40 ? sentence[..40] : sentence).FirstOrDefault().Term;
        return word is "it" or "this" or "that" or "these" or "those" or "they" or "their" or "he" or "she" or "then" or "but" or "however"
            or "otherwise" or "instead"
            or "also" or "er" or "sie" or "es" or "dies" or "diese" or "dazu" or "dabei" or "dann" or "elle" or "ils" or "elles" or "cela" or "esto"
            or "questo" or "isso" or "isto";
    }

    private static string Shorten(string text, int length)
    {
        int end = text.LastIndexOfAny([' ', ',', ';', '。', '、'], Math.Min(length, text.Length - 1));
        end = end < length / 2 ? Math.Min(length, text.Length) : end;
        end -= char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
        return text[..end].TrimEnd(' ', ',', ';') + " …";
    }

    /// <summary>A sentence or item, by its passage and its place in it.</summary>
    private readonly record struct RankedUnit(int Passage, int Unit, double Score);
}
