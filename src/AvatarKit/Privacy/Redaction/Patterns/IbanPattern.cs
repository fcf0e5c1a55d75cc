using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>IBANs: a country of the registry, the length it has there, and the check digits (ISO 7064, MOD 97-10).</summary>
internal static class IbanPattern
{
    // The IBAN registry of SWIFT.
    private const string Registry =
        "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28"
        + "HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28"
        + "PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30";

    private static readonly FrozenDictionary<int, int> Lengths = Read();

    /// <summary>The end of the IBAN that begins at a place; 0: there is none.</summary>
    public static int Find(ScannedText text, int start)
    {
        char first = text.Capital(start);
        char second = text.Capital(start + 1);
        if (first == '\0' || second == '\0' || !Lengths.TryGetValue(Key(first, second), out int length))
        {
            return 0;
        }

        Span<char> number = stackalloc char[34];
        int count = 0;
        int at = start;
        while (count < length)
        {
            char c = text.At(at);
            if (char.IsAsciiLetterOrDigit(c))
            {
                number[count++] = char.ToUpperInvariant(c);
            }
            else if (count < 2 || !ScannedText.IsSeparator(c) || !char.IsAsciiLetterOrDigit(text.At(at + 1)))
            {
                return 0;
            }

            at++;
        }

        return !text.IsWord(at) && IsChecked(number[..length]) ? at : 0;
    }

    private static bool IsChecked(ReadOnlySpan<char> number)
    {
        int rest = 0;
        for (int i = 0; i < number.Length; i++)
        {
            char c = number[(i + 4) % number.Length];
            rest = char.IsAsciiDigit(c) ? ((rest * 10) + c - '0') % 97 : ((rest * 100) + c - 'A' + 10) % 97;
        }

        return rest == 1;
    }

    private static int Key(char first, char second) => (first << 8) | second;

    private static FrozenDictionary<int, int> Read()
    {
        var lengths = new Dictionary<int, int>();
        for (int i = 0; i < Registry.Length; i += 4)
        {
            lengths.Add(Key(Registry[i], Registry[i + 1]), ((Registry[i + 2] - '0') * 10) + Registry[i + 3] - '0');
        }

        return lengths.ToFrozenDictionary();
    }
}
