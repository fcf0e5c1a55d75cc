namespace AvatarKit.Aws;

/// <summary>What is never cut in two: a character, an entity or a tag.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it comes from: index of its first UTF-16 code unit in the request's text.</param>
/// <param name="Length">How many code units it comes from; 0 for what was added.</param>
/// <param name="Sent">What is sent instead of the text it comes from; <see langword="null"/>: that text.</param>
/// <param name="Element">The name of the element a tag belongs to.</param>
/// <param name="IsWhole">For a tag that begins an element whose content must stay together.</param>
internal readonly record struct PollyAtom(
    PollyAtomKind Kind, int Start, int Length, string? Sent = null, string? Element = null, bool IsWhole = false)
{
    public ReadOnlySpan<char> In(string text) => Sent ?? text.AsSpan(Start, Length);

    /// <summary>Characters as Polly counts them: Unicode code points, of an entity all that are sent.</summary>
    public int CharactersIn(string text)
    {
        int count = 0;
        foreach (char c in In(text))
        {
            count += char.IsLowSurrogate(c) ? 0 : 1;
        }

        return count;
    }
}
