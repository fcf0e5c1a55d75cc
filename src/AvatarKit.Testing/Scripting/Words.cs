namespace AvatarKit.Testing;

internal static class Words
{
    /// <summary>Cuts a text after each run of white space, so that the pieces joined are the text.</summary>
    public static IEnumerable<string> Split(string text)
    {
        int start = 0;
        for (int i = 1; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i - 1]) && !char.IsWhiteSpace(text[i]))
            {
                yield return text[start..i];
                start = i;
            }
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }
}
