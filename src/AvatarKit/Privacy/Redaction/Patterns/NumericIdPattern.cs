namespace AvatarKit;

/// <summary>National numbers that are digits alone: by shape and check digits. What other numbers often are, too, takes its separators or a word
/// before it.</summary>
internal static class NumericIdPattern
{
    private static readonly string[] SocialSecurity = ["ssn", "social security", "itin"];
    private static readonly string[] CitizenService = ["bsn", "burgerservice", "sofi"];
    private static readonly string[] HealthService = ["nhs"];

    /// <summary>The end of the number that begins the run; 0: there is none.</summary>
    public static int Find(ScannedText text, DigitRun run)
    {
        int count = 0;
        if (IsNir(run))
        {
            count = 15;
        }
        else if (IsCpf(run) || IsSteuerId(run))
        {
            count = 11;
        }
        else if (IsNhs(text, run))
        {
            count = 10;
        }
        else if (IsSsn(text, run) || IsBsn(text, run))
        {
            count = 9;
        }

        return count == 0 ? 0 : run.EndAfter(count);
    }

    /// <summary>France: sex, year, month, place, number, and a key of two digits. Corsica's have letters:
    /// <see cref="LetteredIdPattern"/>.</summary>
    private static bool IsNir(DigitRun run)
        => run.MayEndAfter(15) && run[0] is 1 or 2 or 3 or 4 or 7 or 8
            && run.Value(3, 2) is (>= 1 and <= 12) or (>= 20 and <= 42) or (>= 50 and <= 99)
            && 97 - (run.Value(0, 13) % 97) == run.Value(13, 2);

    /// <summary>Brazil: nine digits and two check digits.</summary>
    private static bool IsCpf(DigitRun run)
    {
        if (!run.MayEndAfter(11) || !(run.HasGroups(3, 3, 3, 2) || run.IsSolid(11)) || CheckDigits.AllEqual(run, 11))
        {
            return false;
        }

        return Check(CheckDigits.Mod11(run, 9, 10)) == run[9] && Check(CheckDigits.Mod11(run, 10, 11)) == run[10];

        static int Check(int rest) => rest < 2 ? 0 : 11 - rest;
    }

    /// <summary>Germany: of the first ten digits one stands there twice or three times, the others once at most.</summary>
    private static bool IsSteuerId(DigitRun run)
    {
        if (!run.MayEndAfter(11) || run[0] == 0 || !(run.HasGroups(2, 3, 3, 3) || run.IsSolid(11)))
        {
            return false;
        }

        Span<int> times = stackalloc int[10];
        int repeated = 0;
        for (int i = 0; i < 10; i++)
        {
            int seen = ++times[run[i]];
            repeated += seen == 2 ? 1 : 0;
            if (seen > 3)
            {
                return false;
            }
        }

        return repeated == 1 && CheckDigits.IsMod11And10(run, 11);
    }

    /// <summary>United Kingdom, health: ten digits.</summary>
    private static bool IsNhs(ScannedText text, DigitRun run)
    {
        if (!run.MayEndAfter(10))
        {
            return false;
        }

        int check = (11 - CheckDigits.Mod11(run, 9, 10)) % 11;
        return check == run[9] && ((run.HasGroups(3, 3, 4) && run.GapBefore(3) == ' ') || text.HasCue(run.Start, HealthService));
    }

    /// <summary>United States: area, group and serial number as they are given out; those of tax payers without one, too.</summary>
    private static bool IsSsn(ScannedText text, DigitRun run)
    {
        if (!run.MayEndAfter(9) || run.Value(5, 4) == 0)
        {
            return false;
        }

        long area = run.Value(0, 3);
        long group = run.Value(3, 2);
        bool isGiven = area is > 0 and < 900 and not 666 && group > 0;
        bool isTaxPayers = area >= 900 && group is (>= 50 and <= 65) or (>= 70 and <= 88) or (>= 90 and <= 92) or (>= 94 and <= 99);
        return (isGiven || isTaxPayers) && (run.HasGroups(3, 2, 4) || text.HasCue(run.Start, SocialSecurity));
    }

    /// <summary>Netherlands: nine digits that pass the eleven test.</summary>
    private static bool IsBsn(ScannedText text, DigitRun run)
    {
        if (!run.MayEndAfter(9) || CheckDigits.AllEqual(run, 9) || (CheckDigits.Mod11(run, 8, 9) - run[8] + 11) % 11 != 0)
        {
            return false;
        }

        return run.HasGroups(4, 2, 3) || text.HasCue(run.Start, CitizenService);
    }
}
