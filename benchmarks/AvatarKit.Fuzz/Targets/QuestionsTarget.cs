namespace AvatarKit.Fuzz.Targets;

/// <summary>Messages as the router and the answer cache look at them.</summary>
internal sealed class QuestionsTarget : TextTarget
{
    private static readonly string[] Locales = ["en-US", "de-DE", "fr-FR", "es-ES", "it-IT", "pt-BR", "ja-JP", "x"];

    // U+FDFA is eighteen characters.
    private const int LongestForm = 18;

    public override string Name => "questions";

    public override int BytesPerByte => 1000;

    protected override void Run(string text, Random random)
    {
        Check(QuestionText.Normalize(text).Length <= (text.Length * LongestForm) + 1, "a text has a form");
        Question question = QuestionReader.Read(text, QuestionLanguages.Find(Locales[random.Next(Locales.Length)]) ?? QuestionLanguages.Other);
        Check(question.WordCount >= question.ContentCount, "a question has its words");
        PromptFeatures features = PromptReader.Read(text);
        Check(features.Words >= 0 && features.Numbers >= 0, "words are counted");
        Check(AnswerJudge.Read(text) is null or (>= 0 and <= 1), "a grade is from 0 to 1");
    }
}
