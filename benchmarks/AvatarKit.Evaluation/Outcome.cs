using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>What the best passage for a question scored, and whether it is from the right document.</summary>
internal sealed record RankedQuestion(bool IsAnswerable, double Score, bool IsRight);

/// <summary>What a bar makes of questions.</summary>
internal sealed record Outcome(double Bar, int Right, int Wrong, int Refused, int Answerable, int Unanswerable)
{
    public double Accuracy => (double)(Right + Refused) / (Answerable + Unanswerable);

    /// <summary>The mean of both kinds, so that neither outweighs the other by number.</summary>
    public double Balanced => ((double)Right / Math.Max(1, Answerable) / 2) + ((double)Refused / Math.Max(1, Unanswerable) / 2);

    public static Outcome At(IReadOnlyCollection<RankedQuestion> questions, double bar) => new(
        bar,
        questions.Count(question => question.Score >= bar && question.IsRight),
        questions.Count(question => question.Score >= bar && !question.IsRight),
        questions.Count(question => !question.IsAnswerable && question.Score < bar),
        questions.Count(static question => question.IsAnswerable),
        questions.Count(static question => !question.IsAnswerable));

    public string ToRow() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Bar:0.00} | {Right} of {Answerable} | {Wrong} | {Refused} of {Unanswerable} | {Share(Right, Right + Wrong)} | "
            + $"{Share(Right, Answerable)} | {Accuracy * 100:0} % |");

    private static string Share(int part, int whole)
        => whole == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0} %");
}
