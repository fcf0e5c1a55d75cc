namespace AvatarKit;

/// <summary>National numbers with letters in them: Spain's DNI and NIE, the United Kingdom's NINO, Italy's codice fiscale, France's NIR of
/// Corsica.</summary>
internal static class LetteredIdPattern
{
    private const string DniLetters = "TRWAGMYFPDXBNJZSQVHLCKE";

    // What odd places of a codice fiscale count: for 0 to 9, and the same for A to J; then K to Z.
    private static readonly int[] OddValues =
        [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

    /// <summary>The end of the number that begins at a place; 0: there is none.</summary>
    public static int Find(ScannedText text, int start)
    {
        Span<char> read = stackalloc char[16];
        Span<int> ends = stackalloc int[16];
        int count = Read(text, start, read, ends);
        if (count == 16 && IsCodiceFiscale(read))
        {
            return ends[15];
        }

        if (count >= 15 && Ends(text, ends[14]) && IsCorsican(read))
        {
            return ends[14];
        }

        return count >= 9 && Ends(text, ends[8]) && (IsDni(read) || IsNino(read)) ? ends[8] : 0;
    }

    /// <summary>Reads capitals and digits, with single separators.</summary>
    private static int Read(ScannedText text, int start, Span<char> read, Span<int> ends)
    {
        int count = 0;
        int at = start;
        while (count < read.Length)
        {
            char c = text.At(at);
            if (char.IsAsciiLetterOrDigit(c))
            {
                read[count] = char.ToUpperInvariant(c);
                ends[count] = ++at;
                count++;
                continue;
            }

            if (count == 0 || !ScannedText.IsSeparator(c) || !char.IsAsciiLetterOrDigit(text.At(at + 1)))
            {
                break;
            }

            at++;
        }

        return count == read.Length && !Ends(text, ends[count - 1]) ? count - 1 : count;
    }

    private static bool Ends(ScannedText text, int end) => !text.IsWord(end);

    private static bool IsDni(ReadOnlySpan<char> id)
    {
        long number = id[0] switch
        {
            'X' => 0,
            'Y' => 1,
            'Z' => 2,
            >= '0' and <= '9' => id[0] - '0',
            _ => -1,
        };
        for (int i = 1; i < 8 && number >= 0; i++)
        {
            number = char.IsAsciiDigit(id[i]) ? (number * 10) + id[i] - '0' : -1;
        }

        return number >= 0 && id[8] == DniLetters[(int)(number % 23)];
    }

    /// <summary>Two letters that are given out, six digits, a letter from A to D.</summary>
    private static bool IsNino(ReadOnlySpan<char> id)
    {
        bool isPrefix = char.IsAsciiLetter(id[0]) && char.IsAsciiLetter(id[1]) && !"DFIQUV".Contains(id[0], StringComparison.Ordinal)
            && !"DFIOQUV".Contains(id[1], StringComparison.Ordinal) && id[..2] is not ("BG" or "GB" or "KN" or "NK" or "NT" or "TN" or "ZZ");
        return isPrefix && id[8] is >= 'A' and <= 'D' && AreDigits(id[2..8]);
    }

    private static bool IsCorsican(ReadOnlySpan<char> id)
    {
        if (id[0] is not ('1' or '2') || id[5] != '2' || id[6] is not ('A' or 'B') || !AreDigits(id[1..5]) || !AreDigits(id[7..15]))
        {
            return false;
        }

        // 2A counts as 19, 2B as 18.
        long number = 0;
        for (int i = 0; i < 13; i++)
        {
            int digit = i switch
            {
                5 => 1,
                6 => id[6] == 'A' ? 9 : 8,
                _ => id[i] - '0',
            };
            number = (number * 10) + digit;
        }

        return 97 - (number % 97) == ((id[13] - '0') * 10) + id[14] - '0';
    }

    /// <summary>Six letters, then digits (or the letters that stand for them where two persons would have the same), and a check letter.</summary>
    private static bool IsCodiceFiscale(ReadOnlySpan<char> id)
    {
        const string Shape = "LLLLLLDDMDDLDDDL";
        int sum = 0;
        for (int i = 0; i < 16; i++)
        {
            char c = id[i];
            bool fits = Shape[i] switch
            {
                'L' => char.IsAsciiLetter(c),
                'M' => "ABCDEHLMPRST".Contains(c, StringComparison.Ordinal),
                _ => char.IsAsciiDigit(c) || "LMNPQRSTUV".Contains(c, StringComparison.Ordinal),
            };
            if (!fits)
            {
                return false;
            }

            int value = char.IsAsciiDigit(c) ? c - '0' : c - 'A';
            sum += i == 15 ? 0 : i % 2 == 0 ? OddValues[value] : value;
        }

        return id[15] == 'A' + (sum % 26);
    }

    private static bool AreDigits(ReadOnlySpan<char> id) => !id.ContainsAnyExceptInRange('0', '9');
}
