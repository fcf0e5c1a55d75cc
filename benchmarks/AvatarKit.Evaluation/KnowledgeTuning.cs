using System.Globalization;
using AvatarKit.Local;

namespace AvatarKit.Evaluation;

/// <summary>Coordinate search over the scoring numbers: one common bar for all sets, each set counting the same.</summary>
internal static class KnowledgeTuning
{
    private static readonly (string Name, double[] Values, Func<PassageScoring, double, PassageScoring> With)[] Knobs =
    [
        (nameof(PassageScoring.UnknownWeight), [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2], static (
            scoring,
            value) => scoring with { UnknownWeight = value }),
        (nameof(PassageScoring.VagueWeight), [0.1, 0.2, 0.3, 0.4, 0.6], static (scoring, value) => scoring with { VagueWeight = value }),
        (nameof(PassageScoring.TitleCredit), [0.3, 0.5, 0.7, 0.8, 0.9, 1.0], static (scoring, value) => scoring with { TitleCredit = value }),
        (nameof(PassageScoring.SectionCredit), [0.7, 0.8, 0.9, 1.0], static (scoring, value) => scoring with { SectionCredit = value }),
        (nameof(PassageScoring.Proximity), [0.0, 0.05, 0.1, 0.15, 0.2, 0.3], static (scoring, value) => scoring with { Proximity = value }),
        (nameof(PassageScoring.Heading), [0.0, 0.05, 0.1, 0.15, 0.2, 0.3], static (scoring, value) => scoring with { Heading = value }),
        (nameof(PassageScoring.Relevance), [0.0, 0.05, 0.1, 0.15, 0.2, 0.3], static (scoring, value) => scoring with { Relevance = value }),
        (nameof(PassageScoring.Steepness), [1.0, 1.2, 1.4, 1.6, 2.0], static (scoring, value) => scoring with { Steepness = value }),
    ];

    public static async Task<int> RunAsync(string[] arguments)
    {
        var sets = new List<(SqliteKnowledgeBase Knowledge, List<EvaluationQuestion> Questions)>
        {
            (KnowledgeEvaluation.Open(KnowledgeQuestionSet.OwnFolder, 0), KnowledgeQuestionSet.Read(KnowledgeQuestionSet.OwnQuestions, "tune")),
        };
        for (int index = 0; index + 2 < arguments.Length; index += 3)
        {
            sets.Add((KnowledgeEvaluation.Open(arguments[index + 1], 0), KnowledgeQuestionSet.Read(arguments[index + 2], "tune")));
        }

        PassageScoring best = PassageScoring.Default;
        (double Value, double Bar) reached = await JudgeAsync(sets, best);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"now: {reached.Value:0.0000} at bar {reached.Bar:0.00}"));
        for (int round = 0; round < 2; round++)
        {
            foreach ((string name, double[] values, Func<PassageScoring, double, PassageScoring> with) in Knobs)
            {
                foreach (double value in values)
                {
                    PassageScoring candidate = with(best, value);
                    (double Value, double Bar) judged = await JudgeAsync(sets, candidate);
                    if (judged.Value > reached.Value + 0.0005)
                    {
                        (best, reached) = (candidate, judged);
                        Console.WriteLine(string.Create(
                            CultureInfo.InvariantCulture,
                            $"{name} = {value}: {judged.Value:0.0000} at bar {judged.Bar:0.00}"));
                    }
                }
            }
        }

        Console.WriteLine(best);
        sets.ForEach(static set => set.Knowledge.Dispose());
        return 0;
    }

    /// <summary>The best common bar, and how it does there and a little beside it: a bar on a cliff is no good one.</summary>
    private static async Task<(double Value, double Bar)> JudgeAsync(
        List<(SqliteKnowledgeBase Knowledge, List<EvaluationQuestion> Questions)> sets, PassageScoring scoring)
    {
        var ranked = new List<List<RankedQuestion>>();
        foreach ((SqliteKnowledgeBase knowledge, List<EvaluationQuestion> questions) in sets)
        {
            knowledge.Scoring = scoring;
            ranked.Add(await KnowledgeEvaluation.RankAsync(knowledge, questions));
        }

        double At(double bar) => ranked.Average(set => Outcome.At(set, bar).Balanced);
        return Enumerable.Range(10, 70)
            .Select(step => step * 0.01)
            .Select(bar => (Value: (At(bar - 0.03) + (2 * At(bar)) + At(bar + 0.03)) / 4, Bar: bar))
            .MaxBy(static judged => judged.Value);
    }
}
