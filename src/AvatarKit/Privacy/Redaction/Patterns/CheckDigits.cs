namespace AvatarKit;

/// <summary>The check digits of numbers.</summary>
internal static class CheckDigits
{
    /// <summary>Luhn's: payment cards.</summary>
    public static bool IsLuhn(DigitRun run, int count)
    {
        int sum = 0;
        for (int i = 0; i < count; i++)
        {
            int digit = run[count - 1 - i];
            if (i % 2 == 1)
            {
                digit *= 2;
                digit -= digit > 9 ? 9 : 0;
            }

            sum += digit;
        }

        return sum % 10 == 0;
    }

    /// <summary>ISO 7064, MOD 11,10: the German tax number.</summary>
    public static bool IsMod11And10(DigitRun run, int count)
    {
        int product = 10;
        for (int i = 0; i < count - 1; i++)
        {
            int sum = (run[i] + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (11 - product) % 10 == run[count - 1];
    }

    /// <summary>A sum of the digits with falling weights: the rest when it is divided by 11.</summary>
    public static int Mod11(DigitRun run, int count, int firstWeight)
    {
        int sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += run[i] * (firstWeight - i);
        }

        return sum % 11;
    }

    public static bool AllEqual(DigitRun run, int count)
    {
        for (int i = 1; i < count; i++)
        {
            if (run[i] != run[0])
            {
                return false;
            }
        }

        return true;
    }
}
