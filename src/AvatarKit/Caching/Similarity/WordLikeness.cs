namespace AvatarKit;

/// <summary>How alike two words are by their letters, for typing mistakes and derived words.</summary>
internal static class WordLikeness
{
    private const int Longest = 64;

    /// <summary>From 0 to 1: the larger of the common beginning's share and the share of common pairs of letters (Dice).</summary>
    public static double Of(string one, string other)
    {
        if (one[0] != other[0])
        {
            // Who errs seldom errs in the first letter, and what is derived keeps it.
            return 0;
        }

        int common = one.AsSpan().CommonPrefixLength(other);
        double beginning = 2.0 * common / (one.Length + other.Length);
        int pairs = one.Length - 1;
        int otherPairs = other.Length - 1;
        if (pairs < 1 || otherPairs is < 1 or > Longest)
        {
            return beginning;
        }

        ulong used = 0;
        int same = 0;
        for (int i = 0; i < pairs; i++)
        {
            for (int j = 0; j < otherPairs; j++)
            {
                if ((used >> j & 1) == 0 && one[i] == other[j] && one[i + 1] == other[j + 1])
                {
                    used |= 1UL << j;
                    same++;
                    break;
                }
            }
        }

        return Math.Max(beginning, 2.0 * same / (pairs + otherPairs));
    }
}
