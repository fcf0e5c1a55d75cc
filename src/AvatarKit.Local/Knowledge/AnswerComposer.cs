using System.Text;

namespace AvatarKit.Local;

/// <summary>Chooses from passages the sentences that answer a question, and joins them into something to say.</summary>
internal sealed class AnswerComposer(KnowledgeQuestion question, int maxLength, Func<string, bool> wasSaid)
{
    // A list is one thought: it may be this much longer before it is cut.
    private const double ListAllowance = 1.5;

    /// <summary>The answer's text and the passages it is from, or <see langword="null"/> when nothing in them can be said.</summary>
    public (string Text, List<KnowledgePassage> Sources)? Compose(IReadOnlyList<KnowledgePassage> passages)
    {
        List<List<SpeechUnit>> units = [.. passages.Select(static passage => PassageUnits.Read(passage.Text))];
        double[] rarity = Rarity(units.SelectMany(static list => list));
        (int Passage, int Unit, double Score) best = (-1, -1, double.MinValue);
        for (int passage = 0; passage < passages.Count; passage++)
        {
            // The passage's own place in the ranking speaks for its sentences.
            double share = passages[passage].Score / Math.Max(passages[0].Score, 0.001);
            for (int unit = 0; unit < units[passage].Count; unit++)
            {
                double score = (Score(units[passage], unit, passages[passage].Source, rarity) * share) + share;
                if (score > best.Score)
                {
                    best = (passage, unit, score);
                }
            }
        }

        if (best.Passage < 0)
        {
            return null;
        }

        string text = Join(units[best.Passage], best.Unit);
        return text.Length == 0 ? null : (text, [passages[best.Passage]]);
    }

    /// <summary>Which of the question's words, by weight, a text has: 0 to 1.</summary>
    public static double Coverage(KnowledgeQuestion question, string text)
    {
        HashSet<string> stems = Stems(text);
        double all = question.Terms.Sum(static term => term.IsVague ? 0.3 : 1);
        return all <= 0 ? 0 : question.Terms.Sum(term => stems.Overlaps(term.Spellings) ? (term.IsVague ? 0.3 : 1) : 0) / all;
    }

    private static HashSet<string> Stems(string text)
    {
        // Documents' languages are not known here; the question's spellings hold the stems of all of them.
        var stems = new HashSet<string>(StringComparer.Ordinal);
        foreach (TextToken token in TextAnalyzer.Tokenize(text))
        {
            foreach (TextLanguage language in Enum.GetValues<TextLanguage>())
            {
                stems.Add(Stemmer.Stem(language, token.Term));
            }
        }

        return stems;
    }

    private double[] Rarity(IEnumerable<SpeechUnit> units)
    {
        double[] found = new double[question.Terms.Count];
        double count = 1;
        foreach (SpeechUnit unit in units)
        {
            HashSet<string> stems = Stems(unit.Text);
            count++;
            for (int term = 0; term < found.Length; term++)
            {
                found[term] += stems.Overlaps(question.Terms[term].Spellings) ? 1 : 0;
            }
        }

        for (int term = 0; term < found.Length; term++)
        {
            found[term] = (0.5 + Math.Log(count / (found[term] + 1))) * (question.Terms[term].IsVague ? 0.3 : 1);
        }

        return found;
    }

    private double Score(List<SpeechUnit> units, int index, SourceReference source, double[] rarity)
    {
        SpeechUnit unit = units[index];
        if (unit.Kind == SpeechUnitKind.Code || wasSaid(unit.Text))
        {
            return -1;
        }

        HashSet<string> own = Stems(unit.Text);
        HashSet<string> headed = Stems(source.Title + " " + source.Section);
        double total = rarity.Sum();
        double covered = 0;
        for (int term = 0; term < rarity.Length; term++)
        {
            HashSet<string> spellings = question.Terms[term].Spellings;
            covered += rarity[term] * (own.Overlaps(spellings) ? 1 : headed.Overlaps(spellings) ? 0.5 : 0);
        }

        double score = total > 0 ? covered / total : 0;
        score += index == 0 ? 0.15 : unit.StartsBlock ? 0.05 : 0;
        score -= unit.Text.Length < 25 ? 0.15 : unit.Text.Length > 350 ? 0.1 : 0;
        return score - (unit.Text.EndsWith('?') ? 0.2 : 0);
    }

    private string Join(List<SpeechUnit> units, int best)
    {
        int first = best;
        while (first > 0 && units[first].Kind == SpeechUnitKind.Item && units[first - 1].Kind == SpeechUnitKind.Item && units[first - 1].Text.Length < 200
            && Length(units, first - 1, best) < maxLength)
        {
            first--;
        }

        // "It does so by …" needs the sentence before; a list needs the line that announces it.
        bool leans = units[first].Kind == SpeechUnitKind.Item ? first > 0 && units[first - 1].Text.EndsWith(':') : first > 0 && Leans(units[first].Text) && !units[first].StartsBlock;
        first -= leans && units[first - 1].Kind != SpeechUnitKind.Code ? 1 : 0;

        var text = new StringBuilder();
        int sentences = 0;
        for (int index = first; index < units.Count; index++)
        {
            SpeechUnit unit = units[index];
            bool list = unit.Kind == SpeechUnitKind.Item;
            bool announced = index > first && units[index - 1].Text.EndsWith(':');
            double limit = list || announced ? maxLength * ListAllowance : maxLength;
            bool enough = index > best && !announced && (list ? !(index > first && (units[index - 1].Kind == SpeechUnitKind.Item || announced)) : sentences >= 3 || unit.StartsBlock);
            if (index > best && (enough || text.Length + unit.Text.Length > limit))
            {
                break;
            }

            if (unit.Kind == SpeechUnitKind.Code)
            {
                if (unit.Text.Length > 160 || unit.Text.Count(static character => character == '\n') > 2)
                {
                    break;
                }

                text.Append(text.Length > 0 ? "\n" : "").Append(unit.Text);
                continue;
            }

            sentences++;
            string said = unit.Text.Length <= limit ? unit.Text : Shorten(unit.Text, (int)limit);
            text.Append(text.Length == 0 ? "" : list ? "\n" : " ").Append(list ? "- " : "").Append(said);
        }

        return text.ToString();
    }

    private static int Length(List<SpeechUnit> units, int from, int to)
    {
        int length = 0;
        for (int index = from; index <= to; index++)
        {
            length += units[index].Text.Length + 3;
        }

        return length;
    }

    private static bool Leans(string sentence)
    {
        string? word = TextAnalyzer.Tokenize(sentence.Length > 40 ? sentence[..40] : sentence).FirstOrDefault().Term;
        return word is "it" or "this" or "that" or "these" or "those" or "they" or "he" or "she" or "then" or "but" or "however" or "otherwise" or "instead"
            or "also" or "er" or "sie" or "es" or "dies" or "diese" or "dazu" or "dabei" or "dann" or "elle" or "ils" or "elles" or "cela" or "esto" or "questo" or "isso" or "isto";
    }

    private static string Shorten(string text, int length)
    {
        int end = text.LastIndexOfAny([' ', ',', ';', '。', '、'], Math.Min(length, text.Length - 1));
        end = end < length / 2 ? length : end;
        end -= char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
        return text[..end].TrimEnd(' ', ',', ';') + " …";
    }
}
