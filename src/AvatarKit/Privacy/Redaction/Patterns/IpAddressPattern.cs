using System.Net;

namespace AvatarKit;

/// <summary>IP addresses: four numbers with dots, and groups of hexadecimal digits with colons.</summary>
internal static class IpAddressPattern
{
    private const int Longest = 45;

    /// <summary>The end of the address that begins at a place; 0: there is none.</summary>
    public static int Find(ScannedText text, int start) => FindFour(text, start) is > 0 and var end ? end : FindSix(text, start);

    private static int FindFour(ScannedText text, int start)
    {
        // A part before the first, or a fifth, makes it something else: a version, a section.
        if (text.At(start - 1) == '.' && text.IsDigit(start - 2))
        {
            return 0;
        }

        int at = start;
        for (int part = 0; part < 4; part++)
        {
            int value = 0;
            int first = at;
            while (at - first < 4 && char.IsAsciiDigit(text.At(at)))
            {
                value = (value * 10) + text.At(at) - '0';
                at++;
            }

            if (at == first || value > 255 || (part < 3 && text.At(at++) != '.'))
            {
                return 0;
            }
        }

        return text.IsWord(at) || (text.At(at) == '.' && text.IsDigit(at + 1)) ? 0 : at;
    }

    private static int FindSix(ScannedText text, int start)
    {
        int at = start;
        int groups = 0;
        bool hasDigit = false;
        bool isInGroup = false;
        while (at - start <= Longest)
        {
            char c = text.At(at);
            if (char.IsAsciiHexDigit(c))
            {
                groups += isInGroup ? 0 : 1;
                hasDigit |= char.IsAsciiDigit(c);
                isInGroup = true;
            }
            else if (c == ':' || (c == '.' && char.IsAsciiDigit(text.At(at + 1)) && groups > 2))
            {
                isInGroup = false;
            }
            else
            {
                break;
            }

            at++;
        }

        while (at > start && text.At(at - 1) == ':' && text.At(at - 2) != ':')
        {
            at--;
        }

        return groups >= 3 && hasDigit && at - start <= Longest && !text.IsWord(at) && IPAddress.TryParse(text.Slice(start, at), out _) ? at : 0;
    }
}
