namespace AvatarKit;

/// <summary>Telephone numbers: international ones, and national ones as they are written where a trunk prefix or groups tell them.</summary>
internal static class PhonePattern
{
    // E.164.
    private const int Longest = 15;

    private static readonly string[] Cues =
    [
        "phone", "telef", "téléf", "tel.", "tel:", "tel ", "telephone", "téléphone", "mobil", "móvil", "movil", "cell", "celular", "handy",
        "rufnummer", "portable", "fax", "whatsapp", "sms", "call me", "call us", "reach me", "ruf mich", "rufen sie", "appelez", "chiama", "llám",
    ];

    /// <summary>The end of the number that begins with a plus sign or a bracket; 0: there is none.</summary>
    public static int FindMarked(ScannedText text, int start)
        => text.At(start) == '+' ? FindInternational(text, start) : FindInBrackets(text, start);

    /// <summary>The end of the number that begins the run; 0: there is none.</summary>
    public static int Find(ScannedText text, DigitRun run)
    {
        if (IsDate(run))
        {
            return 0;
        }

        if (run.Count > 1 && run[0] == 0)
        {
            return run[1] == 0 ? Best(run, 10, 17) : Best(run, 9, 12);
        }

        if (run.HasGroups(3, 3, 4) && run[0] >= 2)
        {
            return run.EndAfter(10);
        }

        if (run.HasGroups(1, 3, 3, 4) && run[0] == 1 && run[1] >= 2)
        {
            return run.EndAfter(11);
        }

        bool isIberian = text.Language is "es" or "pt" && run[0] is 2 or 6 or 7 or 8 or 9;
        if (isIberian && (run.HasGroups(3, 3, 3) || run.HasGroups(3, 2, 2, 2) || run.HasGroups(2, 3, 2, 2)))
        {
            return run.EndAfter(9);
        }

        return text.HasCue(run.Start, Cues) ? Best(run, 7, Longest) : 0;
    }

    /// <summary>The longest: what follows in groups is the number's more often than not, and what is left out would be told.</summary>
    private static int Best(DigitRun run, int least, int most)
    {
        for (int count = Math.Min(run.Count, most); count >= least; count--)
        {
            if (run.MayEndAfter(count))
            {
                return run.EndAfter(count);
            }
        }

        return 0;
    }

    /// <summary>Whether it begins as a date does: 01.02.2024, 2024-02-01.</summary>
    private static bool IsDate(DigitRun run)
    {
        int second = NextGroup(run, 0);
        int third = NextGroup(run, second);
        int after = NextGroup(run, third);
        char gap = run.GapBefore(second);
        if (second == 0 || third == 0 || gap != run.GapBefore(third) || gap is ' ' or '\u00A0' || run.GapBefore(after) == gap)
        {
            return false;
        }

        int last = (after == 0 ? run.Count : after) - third;
        return third - second <= 2 && ((second <= 2 && last is 2 or 4) || (second == 4 && last <= 2));
    }

    /// <summary>Where the next group begins; 0: there is none.</summary>
    private static int NextGroup(DigitRun run, int from)
    {
        for (int i = from + 1; i < run.Count; i++)
        {
            if (run.GapBefore(i) != '\0')
            {
                return i;
            }
        }

        return 0;
    }

    private static int FindInternational(ScannedText text, int start)
        => text.Digit(start + 1) > 0 ? EndOfDigits(text, start + 1, 8) : 0;

    /// <summary>An area code in brackets; four digits in them that begin like a year are one.</summary>
    private static int FindInBrackets(ScannedText text, int start)
    {
        int at = start + 1;
        while (at - start <= 6 && text.IsDigit(at))
        {
            at++;
        }

        int inside = at - start - 1;
        bool isCode = inside is >= 2 and <= 5 && text.At(at) == ')' && (inside != 4 || text.Digit(start + 1) == 0);
        return isCode ? EndOfDigits(text, start + 1, 8) : 0;
    }

    /// <summary>The last end of a group with at most so many digits as a number has, where there are enough of them.</summary>
    private static int EndOfDigits(ScannedText text, int start, int least)
    {
        int digits = 0;
        int end = 0;
        for (int at = start; digits < Longest || !text.IsDigit(at); at++)
        {
            char c = text.At(at);
            bool goesOn = text.IsDigit(at + 1);
            if (text.IsDigit(at))
            {
                digits++;
                end = !goesOn && digits >= least ? at + 1 : end;
            }
            else if (!(c == '(' && goesOn) && !(c == ')' && (goesOn || ScannedText.IsSeparator(text.At(at + 1))))
                && !(ScannedText.IsSeparator(c) && (goesOn || text.At(at + 1) == '(')))
            {
                break;
            }
        }

        return end;
    }
}
