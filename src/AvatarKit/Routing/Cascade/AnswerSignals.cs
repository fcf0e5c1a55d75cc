namespace AvatarKit;

/// <summary>Rates an answer by its words alone: whether it says that it does not know, hedges, asks back, repeats itself, breaks off, or speaks of
/// something else than was asked. In microseconds, without a network. Thread-safe.</summary>
/// <remarks>The factors are chosen, not trained: that an answer reads well is no proof that it is right. A host that has a better sign, such as a
/// check of its own or a judge model, registers its own <see cref="IAnswerConfidence"/>.</remarks>
public sealed class AnswerSignals : IAnswerConfidence
{
    private const double Refused = 0.1;
    private const double Endless = 0.2;
    private const double AskedBack = 0.4;
    private const double Beside = 0.5;
    private const double Hedged = 0.7;
    private const double Short = 0.6;
    private const double Hard = 0.5;
    private const int FewWords = 15;
    private const int LongestQuestion = 200;
    private const int ManyWords = 40;
    private const int RunLength = 4;
    private const double LeastVaried = 0.6;

    // In the six languages whose small words are known; as they stand in normalised text.
    private static readonly string[] Hedges =
    [
        "i think", "i believe", "i guess", "probably", "it might", "it may be", "not entirely sure", "hard to say", "as an ai",
        "ich glaube", "ich denke", "wahrscheinlich", "vermutlich", "könnte sein", "schwer zu sagen",
        "creo que", "probablemente", "quizás", "puede ser que", "es difícil decir",
        "je crois", "je pense", "probablement", "peut être", "difficile à dire",
        "credo che", "penso che", "probabilmente", "forse", "difficile dire",
        "acho que", "provavelmente", "talvez", "difícil dizer",
    ];

    /// <inheritdoc/>
    public ValueTask<double> RateAsync(AnswerToRate answer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(answer);
        cancellationToken.ThrowIfCancellationRequested();
        return new(Rate(answer));
    }

    private static double Rate(AnswerToRate answer)
    {
        string text = QuestionText.Normalize(answer.Answer);
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return 0;
        }

        if (answer.IsCut || NotKnownAnswer.Is(answer.Answer, answer.Locale))
        {
            return Refused;
        }

        double confidence = RepeatsItself(words) ? Endless : 1;
        string padded = $" {text} ";
        int hedges = Hedges.Count(hedge => padded.Contains($" {hedge} ", StringComparison.Ordinal));
        confidence *= Math.Pow(Hedged, Math.Min(hedges, 2));
        if (answer.Answer.Length <= LongestQuestion && answer.Answer.AsSpan().TrimEnd().EndsWith("?"))
        {
            confidence *= AskedBack;
        }

        if (answer.Score >= Hard && words.Length < FewWords)
        {
            confidence *= Short;
        }

        return SpeaksOfIt(answer, words) && CountsWhereAsked(answer.Message, answer.Answer) ? confidence : confidence * Beside;
    }

    /// <summary>Whether the answer has a word of the question's that carries meaning. Questions with fewer than two have too few to tell.</summary>
    private static bool SpeaksOfIt(AnswerToRate answer, string[] words)
    {
        QuestionLanguage language = QuestionLanguages.Find(answer.Locale) ?? QuestionLanguages.Other;
        HashSet<string> asked =
        [
            .. QuestionText.Normalize(answer.Message).Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(word => word.Length > 2 && !language.Function.Contains(word) && !language.Interrogatives.Contains(word)).Select(Stem),
        ];
        return asked.Count < 2 || words.Any(word => asked.Contains(Stem(word)));
    }

    /// <summary>Who asks with several numbers is hardly answered without one.</summary>
    private static bool CountsWhereAsked(string message, string answer) => CountNumbers(message) < 2 || answer.Any(char.IsDigit);

    private static int CountNumbers(string text)
    {
        int numbers = 0;
        for (int i = 0; i < text.Length; i++)
        {
            numbers += char.IsDigit(text[i]) && (i == 0 || !char.IsDigit(text[i - 1])) ? 1 : 0;
        }

        return numbers;
    }

    private static bool RepeatsItself(string[] words)
    {
        if (words.Length < ManyWords)
        {
            return false;
        }

        var runs = new HashSet<string>(StringComparer.Ordinal);
        int all = words.Length - RunLength + 1;
        for (int i = 0; i < all; i++)
        {
            runs.Add(string.Join(' ', words, i, RunLength));
        }

        return runs.Count < LeastVaried * all;
    }

    // "returns" and "return", "bezahlen" and "bezahlt" are one.
    private static string Stem(string word) => word.Length > 5 ? word[..5] : word;
}
