namespace AvatarKit;

/// <summary>Recognises answers that say no more than that the avatar does not know.</summary>
internal static class NotKnownAnswer
{
    // In what is longer, something else is said too.
    private const int Longest = 400;

    public static bool Is(string answer, string locale)
    {
        if (answer.Length > Longest)
        {
            return false;
        }

        string text = $" {QuestionText.Normalize(answer)} ";
        QuestionLanguage language = QuestionLanguages.Find(locale) ?? QuestionLanguages.Other;
        return language.NotKnown.Any(words => text.Contains($" {words}", StringComparison.Ordinal));
    }
}
