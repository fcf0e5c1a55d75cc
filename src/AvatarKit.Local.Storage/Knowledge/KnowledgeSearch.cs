using System.Text;
using Microsoft.Data.Sqlite;

namespace AvatarKit.Local;

/// <summary>Asks an index.</summary>
internal static class KnowledgeSearch
{
    private const int Candidates = 60;

    public static List<KnowledgePassage> Run(SqliteSession session, KnowledgeQuery query, PassageScoring scoring, double minimumScore)
    {
        KnowledgeQuestion question = KnowledgeQuestion.Parse(query.Text, query.Locale, Languages(session));
        if (question.Terms.Count == 0 || Math.Min(query.Count, Candidates) < 1)
        {
            return [];
        }

        Weigh(session, question, scoring);
        List<PassageCandidate> candidates = Find(session, question);
        MarkDocumentTerms(session, question, candidates);
        double best = candidates.Count == 0 ? 0 : candidates.Max(static candidate => candidate.Relevance);
        var scorer = new PassageScorer(question, scoring);
        return candidates
            .Select(candidate => (Candidate: candidate, Score: scorer.Score(candidate, best)))
            .Where(scored => scored.Score >= minimumScore)
            .OrderByDescending(static scored => scored.Score)
            .Take(query.Count)
            .Select(static scored => new KnowledgePassage(
                scored.Candidate.Body,
                new SourceReference(scored.Candidate.Title) { Section = scored.Candidate.Section, Location = scored.Candidate.Path },
                scored.Score))
            .ToList();
    }

    /// <summary>The titles of the documents with most to say.</summary>
    public static List<string> Titles(SqliteSession session, int count)
    {
        using SqliteDataReader reader = session.Query(
            "SELECT title FROM files JOIN passages ON passages.file = files.id GROUP BY files.id ORDER BY count(*) DESC, path LIMIT $1", count * 3);
        var titles = new List<string>();
        while (reader.Read())
        {
            titles.Add(reader.GetString(0));
        }

        return titles.Distinct(StringComparer.OrdinalIgnoreCase).Take(count).ToList();
    }

    private static List<TextLanguage> Languages(SqliteSession session)
    {
        using SqliteDataReader reader = session.Query("SELECT DISTINCT language FROM files WHERE skipped IS NULL");
        var languages = new List<TextLanguage>();
        while (reader.Read())
        {
            languages.Add((TextLanguage)reader.GetInt32(0));
        }

        return languages;
    }

    private static void Weigh(SqliteSession session, KnowledgeQuestion question, PassageScoring scoring)
    {
        double passages = session.Number("SELECT count(*) FROM passages");
        double rarest = Rarity(passages, 1);
        foreach (QuestionTerm term in question.Terms)
        {
            double found = Occurrences(session, term.Spellings);
            if (found == 0)
            {
                // A word that no document has, but others for the same thing: as telling as those.
                found = Occurrences(session, term.Related);
            }

            term.Weight = (found == 0 ? rarest * scoring.UnknownWeight : Rarity(passages, Math.Min(passages, found)))
                * (term.IsVague ? scoring.VagueWeight : 1);
        }
    }

    private static double Occurrences(SqliteSession session, HashSet<string> spellings)
        => spellings.Sum(spelling => (double)session.Number("SELECT doc FROM vocabulary WHERE term = $1", spelling));

    // Never nothing: in a small folder every word is common.
    private static double Rarity(double passages, double found) => 0.5 + Math.Log(1 + ((passages - found + 0.5) / (found + 0.5)));

    private static List<PassageCandidate> Find(SqliteSession session, KnowledgeQuestion question)
    {
        using SqliteDataReader reader = session.Query(
            """
            SELECT p.body, p.section, f.title, f.path, f.language, found.relevance, f.id FROM
                (SELECT rowid AS id, -bm25(terms, 2.0, 3.0, 1.0) AS relevance
                 FROM terms WHERE terms MATCH $1 ORDER BY bm25(terms, 2.0, 3.0, 1.0) LIMIT $2) AS found
                JOIN passages AS p ON p.id = found.id JOIN files AS f ON f.id = p.file
            """,
            Expression(question.Terms.SelectMany(static term => term.Spellings.Concat(term.Related))),
            Candidates);
        var candidates = new List<PassageCandidate>();
        while (reader.Read())
        {
            candidates.Add(new PassageCandidate(
                SqliteSession.Text(reader, 0),
                SqliteSession.OptionalText(reader, 1),
                SqliteSession.Text(reader, 2),
                SqliteSession.Text(reader, 3),
                (TextLanguage)reader.GetInt32(4),
                reader.GetDouble(5),
                reader.GetInt64(6)));
        }

        return candidates;
    }

    private static void MarkDocumentTerms(SqliteSession session, KnowledgeQuestion question, List<PassageCandidate> candidates)
    {
        ILookup<long, PassageCandidate> byFile = candidates.ToLookup(static candidate => candidate.File);
        for (int term = 0; term < question.Terms.Count; term++)
        {
            using SqliteDataReader reader = session.Query(
                "SELECT rowid FROM documents WHERE documents MATCH $1", Expression(question.Terms[term].Spellings));
            while (reader.Read())
            {
                foreach (PassageCandidate candidate in byFile[reader.GetInt64(0)])
                {
                    candidate.DocumentTerms.Add(term);
                }
            }
        }
    }

    // Every word quoted: nothing in a question is an operator. Analysed terms hold no quotes; doubled all the same.
    private static string Expression(IEnumerable<string> spellings)
    {
        var expression = new StringBuilder();
        foreach (string spelling in spellings.Distinct(StringComparer.Ordinal))
        {
            expression.Append(expression.Length > 0 ? " OR " : "").Append('"').Append(spelling.Replace("\"", "\"\"", StringComparison.Ordinal))
                .Append('"');
        }

        return expression.ToString();
    }
}
