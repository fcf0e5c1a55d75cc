namespace AvatarKit;

/// <summary>Payment cards: a known issuer's first digits, a length that issuer has, and Luhn's check digit.</summary>
internal static class CardPattern
{
    private const int Shortest = 12;
    private const int Longest = 19;

    /// <summary>The end of the card's number that begins the run; 0: there is none.</summary>
    public static int Find(DigitRun run)
    {
        for (int count = Math.Min(run.Count, Longest); count >= Shortest; count--)
        {
            if (run.MayEndAfter(count) && IsIssued(run, count) && CheckDigits.IsLuhn(run, count))
            {
                return run.EndAfter(count);
            }
        }

        return 0;
    }

    // The ranges that the networks have published, and their lengths.
    private static bool IsIssued(DigitRun run, int length)
    {
        int two = (int)run.Value(0, 2);
        int three = (int)run.Value(0, 3);
        int four = (int)run.Value(0, 4);
        return run[0] switch
        {
            4 => length is 13 or 16 or 18 or 19,
            _ when two is >= 51 and <= 55 || four is >= 2221 and <= 2720 => length == 16,
            _ when two is 34 or 37 => length == 15,
            _ when four is >= 2200 and <= 2204 => length >= 16,
            _ when four == 6011 || two == 65 || three is >= 644 and <= 649 => length >= 16,
            _ when three is >= 300 and <= 305 or 309 || two is 36 or 38 or 39 => length >= 14,
            _ when four is >= 3528 and <= 3589 => length >= 16,
            _ when two is 62 or 81 => length >= 16,
            _ when two is 60 or 82 || three is 508 => length == 16,
            _ when two == 50 || two is >= 56 and <= 59 || two is 61 or 63 or 64 or >= 66 and <= 69 => length >= Shortest,
            1 => length == 15,
            _ => false,
        };
    }
}
