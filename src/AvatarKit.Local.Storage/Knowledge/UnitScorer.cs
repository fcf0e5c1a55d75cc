namespace AvatarKit.Local;

/// <summary>Says how much of a question one sentence answers.</summary>
internal sealed class UnitScorer
{
    private static readonly TextLanguage[] Languages = Enum.GetValues<TextLanguage>();

    private readonly KnowledgeQuestion question;
    private readonly double[] weights;

    public UnitScorer(KnowledgeQuestion question, IEnumerable<SpeechUnit> units)
    {
        this.question = question;
        weights = new double[question.Terms.Count];
        double count = 1;
        foreach (SpeechUnit unit in units)
        {
            HashSet<string> stems = Stems(unit.Text);
            count++;
            for (int term = 0; term < weights.Length; term++)
            {
                weights[term] += stems.Overlaps(question.Terms[term].Spellings) ? 1 : 0;
            }
        }

        for (int term = 0; term < weights.Length; term++)
        {
            weights[term] = (0.5 + Math.Log(count / (weights[term] + 1))) * (question.Terms[term].IsVague ? 0.3 : 1);
        }
    }

    public double Score(SpeechUnit unit, int index, SourceReference source)
    {
        HashSet<string> own = Stems(unit.Text);
        HashSet<string> headed = Stems(source.Title + " " + source.Section);
        double total = weights.Sum();
        double covered = 0;
        for (int term = 0; term < weights.Length; term++)
        {
            QuestionTerm asked = question.Terms[term];
            covered += weights[term] * asked switch
            {
                _ when own.Overlaps(asked.Spellings) => 1,
                _ when own.Overlaps(asked.Related) => 0.7,
                _ when headed.Overlaps(asked.Spellings) => 0.5,
                _ => 0,
            };
        }

        double score = total > 0 ? covered / total : 0;
        score += question.AsksForQuantity && QuantityQuestion.Answers(unit.Text) ? 0.25 : 0;
        score += index == 0 ? 0.15 : unit.StartsBlock ? 0.05 : 0;
        score -= unit.Text.Length < 25 ? 0.15 : unit.Text.Length > 350 ? 0.1 : 0;
        return score - (unit.Text.EndsWith('?') ? 0.2 : 0);
    }

    /// <summary>Which of the question's words a text has: 0 to 1.</summary>
    public static double Coverage(KnowledgeQuestion question, string text)
    {
        HashSet<string> stems = Stems(text);
        double all = question.Terms.Sum(static term => term.IsVague ? 0.3 : 1);
        return all <= 0 ? 0 : question.Terms.Sum(
            term => stems.Overlaps(term.Spellings) || stems.Overlaps(term.Related) ? (term.IsVague ? 0.3 : 1) : 0) / all;
    }

    private static HashSet<string> Stems(string text)
    {
        // A document's language is not known here; the question's spellings hold the stems of all of them.
        var stems = new HashSet<string>(StringComparer.Ordinal);
        foreach (TextToken token in TextAnalyzer.Tokenize(text))
        {
            foreach (TextLanguage language in Languages)
            {
                stems.Add(Stemmer.Stem(language, token.Term));
            }
        }

        return stems;
    }
}
