namespace AvatarKit.Testing;

/// <summary>Cuts texts as a tokenizer would, roughly: words with the space after them, long ones in parts.</summary>
internal static class Tokens
{
    private const int MaxLength = 6;

    public static IEnumerable<string> Cut(string text)
    {
        foreach (string word in Words.Split(text))
        {
            int start = 0;
            while (word.Length - start > MaxLength + 2)
            {
                // A token ends between whole characters: JSON knows no halves.
                int end = start + MaxLength;
                end -= char.IsHighSurrogate(word[end - 1]) ? 1 : 0;
                yield return word[start..end];
                start = end;
            }

            yield return word[start..];
        }
    }

    public static int Count(string text) => Cut(text).Count();
}
