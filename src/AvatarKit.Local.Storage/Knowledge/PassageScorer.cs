namespace AvatarKit.Local;

/// <summary>Says how well a passage fits a question, from 0 to 1: which of its telling words it has, where, and how near each other.</summary>
internal sealed class PassageScorer(KnowledgeQuestion question, PassageScoring scoring)
{
    private readonly double total = question.Terms.Sum(static term => term.Weight);

    public double Score(PassageCandidate candidate, double bestRelevance)
    {
        if (total <= 0)
        {
            return 0;
        }

        HashSet<string> title = Stems(candidate.Title + " " + Path.GetFileNameWithoutExtension(candidate.Path), candidate.Language);
        HashSet<string> section = Stems(candidate.Section ?? "", candidate.Language);
        List<TextToken> body = TextAnalyzer.Tokenize(candidate.Body);
        int[] places = new int[body.Count];
        var words = new HashSet<string>(body.Count, StringComparer.Ordinal);
        for (int index = 0; index < body.Count; index++)
        {
            string stem = Stemmer.Stem(candidate.Language, body[index].Term);
            words.Add(stem);
            places[index] = Find(stem);
        }

        double covered = 0;
        double headed = 0;
        for (int term = 0; term < question.Terms.Count; term++)
        {
            QuestionTerm asked = question.Terms[term];
            bool inBody = Array.IndexOf(places, term) >= 0;
            bool inSection = asked.Spellings.Overlaps(section);
            bool inTitle = asked.Spellings.Overlaps(title);
            double place = asked switch
            {
                _ when inBody => 1,
                _ when inSection => scoring.SectionCredit,
                _ when inTitle => scoring.TitleCredit,
                _ when candidate.DocumentTerms.Contains(term) => scoring.DocumentCredit,
                _ => 0,
            };
            bool isRelated = !inBody && (asked.Related.Overlaps(words) || asked.Related.Overlaps(section));
            double credit = isRelated ? Math.Max(place, scoring.RelatedCredit) : place;
            covered += asked.Weight * credit;
            headed += asked.Weight * (inSection ? 1 : inTitle ? 0.7 : 0);
        }

        double coverage = Math.Pow(covered / total, scoring.Steepness);
        if (question.AsksForQuantity && !QuantityQuestion.Answers(candidate.Body))
        {
            coverage *= scoring.WithoutQuantity;
        }

        double plain = 1 - scoring.Proximity - scoring.Heading - scoring.Relevance;
        double relevance = bestRelevance > 0 ? candidate.Relevance / bestRelevance : 0;
        return Math.Clamp(
            coverage * (plain + (scoring.Proximity * Nearness(places)) + (scoring.Heading * headed / total) + (scoring.Relevance * relevance)),
            0,
            1);
    }

    private static HashSet<string> Stems(string text, TextLanguage language)
        => TextAnalyzer.Tokenize(text).Select(token => Stemmer.Stem(language, token.Term)).ToHashSet(StringComparer.Ordinal);

    private int Find(string stem)
    {
        for (int term = 0; term < question.Terms.Count; term++)
        {
            if (question.Terms[term].Spellings.Contains(stem))
            {
                return term;
            }
        }

        return -1;
    }

    /// <summary>1 when the words stand together, less the further apart the nearest places of all of them are.</summary>
    private double Nearness(int[] places)
    {
        int distinct = places.Where(static place => place >= 0).Distinct().Count();
        if (distinct < 2)
        {
            return question.Terms.Count == 1 ? distinct : 0.5 * distinct;
        }

        int[] counts = new int[question.Terms.Count];
        int within = 0;
        int shortest = places.Length;
        int start = 0;
        for (int end = 0; end < places.Length; end++)
        {
            if (places[end] >= 0 && counts[places[end]]++ == 0)
            {
                within++;
            }

            for (; within == distinct; start++)
            {
                shortest = Math.Min(shortest, end - start + 1);
                if (places[start] >= 0 && --counts[places[start]] == 0)
                {
                    within--;
                }
            }
        }

        // Small words between them are natural: up to three places for each word count as near.
        return Math.Min(1, distinct * 3.0 / shortest);
    }
}
