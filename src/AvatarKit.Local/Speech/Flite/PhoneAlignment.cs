namespace AvatarKit.Local;

/// <summary>Says which word each sound of a passage belongs to, given how each word sounds alone.</summary>
internal static class PhoneAlignment
{
    private const int Gap = 10;

    private static readonly HashSet<string> Vowels =
        ["aa", "ae", "ah", "ao", "aw", "ax", "ay", "eh", "er", "ey", "ih", "iy", "ow", "oy", "uh", "uw"];

    /// <summary>Aligns by the least number of changes: a word is said a little differently in company.</summary>
    /// <param name="spoken">The sounds of the passage, without pauses.</param>
    /// <param name="words">The sounds of each word alone; may be empty.</param>
    /// <returns>For each sound the index of its word; words come in order.</returns>
    public static int[] Align(IReadOnlyList<string> spoken, IReadOnlyList<string[]> words)
    {
        List<(string Phone, int Word)> reference = [.. words.SelectMany(static (phones, word) => phones.Select(phone => (phone, word)))];
        int rows = spoken.Count;
        int columns = reference.Count;
        int[] owners = new int[rows];
        if (rows == 0 || columns == 0)
        {
            return owners;
        }

        int width = columns + 1;
        int[] cost = new int[(rows + 1) * width];
        for (int i = 0; i <= rows; i++)
        {
            for (int j = 0; j <= columns; j++)
            {
                cost[(i * width) + j] = (i, j) switch
                {
                    (0, 0) => 0,
                    (0, _) => j * Gap,
                    (_, 0) => i * Gap,
                    _ => Math.Min(
                        cost[((i - 1) * width) + j - 1] + Change(spoken[i - 1], reference[j - 1].Phone),
                        Math.Min(cost[((i - 1) * width) + j], cost[(i * width) + j - 1]) + Gap),
                };
            }
        }

        for (int i = rows, j = columns; i > 0;)
        {
            if (j > 0 && cost[(i * width) + j] == cost[((i - 1) * width) + j - 1] + Change(spoken[i - 1], reference[j - 1].Phone))
            {
                owners[--i] = reference[--j].Word;
            }
            else if (j > 0 && cost[(i * width) + j] == cost[(i * width) + j - 1] + Gap)
            {
                j--;
            }
            else
            {
                // A sound that no word has alone goes with the word before it.
                owners[--i] = reference[Math.Max(0, j - 1)].Word;
            }
        }

        return owners;
    }

    /// <summary>A vowel for a vowel is a matter of stress; a vowel for a consonant is two changes and more.</summary>
    private static int Change(string one, string other)
    {
        if (one == other)
        {
            return 0;
        }

        bool vowel = Vowels.Contains(one);
        int ofAKind = vowel ? 6 : 9;
        return vowel == Vowels.Contains(other) ? ofAKind : 2 * Gap;
    }
}
