namespace AvatarKit;

/// <summary>Decides whether a message means the same to whoever says it, whenever, after whatever was said before.</summary>
/// <remarks>
/// It errs on one side: a question that is called dependent costs a model call, one that is called free of context may be given the answer to
/// another. See docs/caching.md for how often it errs.
/// </remarks>
internal static class ContextDependence
{
    private const int LeastWords = 5;
    private const int LeastContentWords = 3;

    // Account, card and telephone numbers have more digits; years, sums and codes of products have fewer.
    private const int PersonalDigits = 6;

    /// <summary>Whether the message needs nothing but itself.</summary>
    public static bool IsFree(string message, string locale, ConversationState state)
    {
        QuestionLanguage? language = QuestionLanguages.Find(locale);
        string text = QuestionText.Normalize(message);
        if (text.Length == 0 || IsPersonal(message, text, language))
        {
            return false;
        }

        if (language is null)
        {
            return state == ConversationState.Opening;
        }

        string[] words = text.Split(' ');
        int content = words.Count(word => !language.Function.Contains(word) && !language.Openers.Contains(word));
        if (content == 0 || words.Any(language.Moments.Contains))
        {
            return false;
        }

        return state switch
        {
            ConversationState.Opening => true,
            ConversationState.UnderWay => IsWhole(message, words, content, language),
            _ => false,
        };
    }

    /// <summary>Whether a question amid a conversation stands for itself: long enough, and without a word that may point back.</summary>
    private static bool IsWhole(string message, string[] words, int content, QuestionLanguage language)
        => words.Length >= LeastWords && content >= LeastContentWords
            && !language.Openers.Contains(words[0])
            && !words.Any(language.References.Contains) && !words.Any(language.Definite.Contains)
            && !IsFollowUp(words, language)
            && (message.AsSpan().TrimEnd().EndsWith("?") || words.Any(language.Interrogatives.Contains));

    /// <summary>"What about …": a question word that goes on with what was asked.</summary>
    private static bool IsFollowUp(string[] words, QuestionLanguage language)
        => language.IsEnglish && words[0] is "what" or "how" && words[1] == "about";

    private static bool IsPersonal(string message, string text, QuestionLanguage? language)
    {
        int digits = 0;
        foreach (char c in message)
        {
            digits += char.IsDigit(c) ? 1 : 0;
        }

        int at = message.IndexOf('@', StringComparison.Ordinal);
        bool hasAddress = at > 0 && message.IndexOf('.', at) > at + 1;
        return digits >= PersonalDigits || hasAddress
            || (language is not null && language.Introductions.Any(words => Contains(text, words)));
    }

    private static bool Contains(string text, string words) => $" {text} ".Contains($" {words} ", StringComparison.Ordinal);
}
