namespace AvatarKit;

/// <summary>Says English words that were drawn together and that voices spell: <c>What're</c> is "What are".</summary>
internal static class ContractionRules
{
    private const string Ending = "re";

    // Voices have words for these.
    private const string Known = " you we they ";

    /// <summary>Says what stands after the apostrophe at a place.</summary>
    /// <param name="context">The text.</param>
    /// <param name="start">Where the word before it begins.</param>
    /// <param name="at">Index of the apostrophe.</param>
    /// <returns>How many characters were said.</returns>
    public static int TrySay(SpeakableContext context, int start, int at)
    {
        int end = at + 1 + Ending.Length;
        if (context.Peek(at) is not ('\'' or '’') || context.Lexicon.Language != "en" || !context.Has(Ending, at + 1) || !context.IsTokenEnd(end)
            || Known.AsSpan().Contains($" {context.Text[start..at]} ", StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        context.As(SpeakableKind.Abbreviation).RewriteApart("are", at, end);
        return end - at;
    }
}
