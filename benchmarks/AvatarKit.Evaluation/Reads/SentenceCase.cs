namespace AvatarKit.Evaluation;

/// <summary>A text and the sentences in it.</summary>
/// <param name="Locale">Its language and country.</param>
/// <param name="Class">What makes it hard.</param>
/// <param name="Text">The text.</param>
/// <param name="Sentences">Its sentences.</param>
internal sealed record SentenceCase(string Locale, string Class, string Text, IReadOnlyList<string> Sentences)
{
    /// <summary>The cases that come with the program: lines <c>locale, tab, class, tab, sentence ‖ sentence</c>, apart by one space
    /// unless <c>⏎</c> says by an empty line.</summary>
    public static IReadOnlyList<SentenceCase> All()
    {
        List<SentenceCase> cases = [];
        foreach (string[] columns in ReadCases.Rows("sentences"))
        {
            if (columns is not [var locale, var name, var text])
            {
                throw new InvalidDataException($"sentences.tsv has a line of {columns.Length} columns; it takes locale, class and text.");
            }

            string written = text.Replace(" ‖⏎ ", "\n\n", StringComparison.Ordinal).Replace(" ‖ ", " ", StringComparison.Ordinal);
            string[] sentences = text.Replace("‖⏎", "‖", StringComparison.Ordinal).Split(" ‖ ");
            cases.Add(new SentenceCase(locale, name, Unescape(written), [.. sentences.Select(Unescape)]));
        }

        return cases;
    }

    private static string Unescape(string text) => text.Replace("⏎", "\n", StringComparison.Ordinal);
}
