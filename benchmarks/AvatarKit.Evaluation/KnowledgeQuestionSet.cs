namespace AvatarKit.Evaluation;

/// <summary>A question with what a right answer is: a document, and words it must have; or no answer at all.</summary>
internal sealed record EvaluationQuestion(string Half, IReadOnlyList<string> Documents, IReadOnlyList<string> Words, string Text)
{
    public bool IsAnswerable => Documents.Count > 0;
}

internal static class KnowledgeQuestionSet
{
    public static string OwnFolder => Path.Combine(AppContext.BaseDirectory, "corpus");

    public static string OwnQuestions => Path.Combine(AppContext.BaseDirectory, "questions", "library.tsv");

    public static List<EvaluationQuestion> Read(string file, string half) => File.ReadLines(file)
        .Where(static line => line.Length > 0 && line[0] != '#')
        .Select(static line => line.Split('\t'))
        .Select(static fields => fields.Length == 4
            ? new EvaluationQuestion(fields[0], Alternatives(fields[1]), Alternatives(fields[2]), fields[3])
            : throw new InvalidDataException("A question has four fields, separated by tabs: half, documents, words, question."))
        .Where(question => half == "all" || question.Half == half)
        .ToList();

    private static string[] Alternatives(string field) => field == "-" ? [] : field.Split('|');
}
