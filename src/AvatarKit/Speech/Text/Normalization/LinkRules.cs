using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace AvatarKit;

/// <summary>Says addresses of the web and of mail.</summary>
internal static class LinkRules
{
    private const int Longest = 2_048;

    // A path that is longer says nothing to a listener: the host alone is said.
    private const int LongestPath = 48;
    private const int LongestFilePath = 64;

    // What is asked for is said where it is short.
    private const int LongestQuery = 12;

    private static readonly string[] Schemes = ["https://", "http://", "ftp://", "mailto:"];

    private static readonly SearchValues<char> HostChars = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_");

    private static readonly SearchValues<char> MailChars =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_+&!#%=~$");

    private static readonly SearchValues<char> LettersAndDigits =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private static readonly SearchValues<char> AddressEnds = SearchValues.Create(" \t\r\n<>\"'`|{}()[]\u2029\uFFFC“”«»，。、；：！？）（");

    private static readonly FrozenSet<string> TopLevels = (
        "com org net io dev ai app edu gov info biz me tv uk us ca au nz de at ch fr es it pt br mx ar eu nl be se no dk fi pl cz ru jp cn in "
            + "kr ie xyz tech cloud online site store blog wiki shop")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Says the address at a place, if there is one.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Where a token starts.</param>
    /// <returns>How many characters were said.</returns>
    public static int TrySay(SpeakableContext context, int at)
    {
        ReadOnlySpan<char> rest = context.Text[at..Math.Min(context.Text.Length, at + Longest)];
        int word = rest.IndexOfAnyExcept(LettersAndDigits);
        if (word <= 0 || !(MailChars.Contains(rest[word]) || rest[word] is ':' or '@'))
        {
            // A plain word.
            return 0;
        }

        int scheme = SchemeLength(rest);
        if (scheme > 0 || StartsWith(rest, "www.") || StartsWith(rest, "file:///"))
        {
            return SayAddress(context, at, rest, scheme);
        }

        // Inside a longer token there is no address to begin with: it was looked at from its start.
        if (!IsChunkStart(context.Peek(at - 1)))
        {
            return 0;
        }

        int name = rest.IndexOfAnyExcept(MailChars);
        if (name > 0 && rest[name] == '@')
        {
            int host = Trimmed(rest[(name + 1)..], HostChars);
            if (host > 2 && rest.Slice(name + 1, host).Contains('.'))
            {
                return SayMail(context, at, rest[..name], rest.Slice(name + 1, host));
            }
        }

        int length = Trimmed(rest, HostChars);
        return IsDomain(rest[..length]) || (StartsWith(rest, "localhost:") && length == 9) ? SayAddress(context, at, rest, 0) : 0;
    }

    private static int SayAddress(SpeakableContext context, int at, ReadOnlySpan<char> rest, int scheme)
    {
        int end = rest.IndexOfAny(AddressEnds);
        end = end < 0 ? rest.Length : end;

        // A bracket that is opened in an address and closed in it belongs to it.
        while (end < rest.Length && rest[end] == '(')
        {
            int more = rest[(end + 1)..].IndexOf(')');
            if (more < 0 || rest.Slice(end + 1, more).IndexOfAny(AddressEnds) >= 0)
            {
                break;
            }

            end += more + 2;
            int next = rest[end..].IndexOfAny(AddressEnds);
            end = next < 0 ? rest.Length : end + next;
        }

        while (end > scheme && rest[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '*' or '_' or '…')
        {
            end--;
        }

        ReadOnlySpan<char> address = rest[scheme..end];
        if (StartsWith(address, "www."))
        {
            address = address[4..];
        }

        int part = address.IndexOf('#');
        address = part < 0 ? address : address[..part];
        int query = address.IndexOf('?');
        bool isSaid = query >= 0 && address.Length - query <= LongestQuery && context.Lexicon.QuestionMark is not null;
        address = (query < 0 || isSaid ? address : address[..query]).TrimEnd('/');
        int slash = address.IndexOf('/');
        if (slash >= 0 && address.Length - slash > (StartsWith(address, "file:") ? LongestFilePath : LongestPath))
        {
            address = address[..slash];
        }

        if (address.IsEmpty)
        {
            return 0;
        }

        context.As(SpeakableKind.Electronic).RewriteApart(Spell(address, context.Lexicon), at, at + end);
        return end;
    }

    private static int SayMail(SpeakableContext context, int at, ReadOnlySpan<char> name, ReadOnlySpan<char> host)
    {
        Lexicon lexicon = context.Lexicon;
        string words = $"{Spell(name, lexicon)} {lexicon.At ?? "@"} {Spell(host, lexicon)}";
        int length = name.Length + 1 + host.Length;
        if (context.Peek(at + length) == '/' && char.IsLetterOrDigit(context.Peek(at + length + 1)))
        {
            ReadOnlySpan<char> path = context.Text[(at + length)..Math.Min(context.Text.Length, at + length + LongestPath)];
            int end = path.IndexOfAny(AddressEnds) is var found and >= 0 ? found : path.Length;
            words += " " + Spell(path[..end].TrimEnd(".,;:!?"), lexicon);
            length += path[..end].TrimEnd(".,;:!?").Length;
        }

        words = lexicon.HasWords ? words : words.Replace(" @ ", "@", StringComparison.Ordinal);
        context.As(SpeakableKind.Electronic).RewriteApart(words, at, at + length);
        return length;
    }

    private static string Spell(ReadOnlySpan<char> address, Lexicon lexicon)
    {
        StringBuilder words = new(address.Length * 2);
        int begun = 0;
        for (int i = 0; i < address.Length; i++)
        {
            char c = address[i];
            string? word = c switch
            {
                '.' => lexicon.Dot ?? ".",
                '/' => lexicon.Slash ?? " ",
                '-' => lexicon.Dash ?? "-",
                '_' => lexicon.Underscore ?? " ",
                ':' => lexicon.Colon ?? ":",
                '@' => lexicon.At ?? "@",
                '+' => lexicon.Plus ?? "+",
                '?' => lexicon.QuestionMark ?? " ",
                _ => char.IsAsciiLetterOrDigit(c) ? null
                    : lexicon.AddressSigns.GetValueOrDefault(c) ?? (c is '=' or '&' ? lexicon.Symbols.GetValueOrDefault(c, " ") : null),
            };
            if (word is null)
            {
                // Percent-encoded and other signs are not read out. Letters and digits are said apart: "a1b2".
                bool changes = words.Length > 0 && lexicon.HasWords && char.IsLetterOrDigit(words[^1])
                    && (char.IsAsciiDigit(c) != char.IsAsciiDigit(words[^1]) || (char.IsAsciiDigit(c) && !IsInFour(address, i)));
                if (changes || !char.IsLetterOrDigit(c))
                {
                    EndWord(words, ref begun);
                }

                if (char.IsLetterOrDigit(c))
                {
                    words.Append(c);
                }
            }
            else if (lexicon.HasWords || word == " ")
            {
                EndWord(words, ref begun);
                words.Append(word.AsSpan().Trim(' '));
                EndWord(words, ref begun);
            }
            else
            {
                words.Append(word);
            }
        }

        EndWord(words, ref begun);
        return words.ToString().TrimEnd(' ');
    }

    // The ending of photographs is said as their format is called.
    private static void EndWord(StringBuilder words, ref int begun)
    {
        if (words.Length - begun == 3 && words[^1] is 'g' or 'G' && words[^2] is 'p' or 'P' && words[^3] is 'j' or 'J')
        {
            words.Length = begun;
            words.Append("jpeg");
        }

        if (words.Length > begun)
        {
            words.Append(' ');
            begun = words.Length;
        }
    }

    // Years and ports are numbers, other digits are said one by one.
    private static bool IsInFour(ReadOnlySpan<char> address, int at)
    {
        int start = at, end = at;
        while (start > 0 && at - start < 4 && char.IsAsciiDigit(address[start - 1]))
        {
            start--;
        }

        while (end < address.Length && end - at < 4 && char.IsAsciiDigit(address[end]))
        {
            end++;
        }

        return end - start == 4;
    }

    private static bool IsDomain(ReadOnlySpan<char> host)
    {
        int dot = host.LastIndexOf('.');
        if (dot <= 0 || !char.IsAsciiLetterOrDigit(host[dot - 1]) || host.IndexOf("..") >= 0 || host.Contains('_'))
        {
            return false;
        }

        // "e.g. it" has spaces; "a.m" and "i.e" have no such endings; "end.No" begins a sentence.
        return dot > 1 && TopLevels.GetAlternateLookup<ReadOnlySpan<char>>().Contains(host[(dot + 1)..]);
    }

    private static int SchemeLength(ReadOnlySpan<char> text)
    {
        foreach (string scheme in Schemes)
        {
            if (StartsWith(text, scheme))
            {
                return scheme.Length;
            }
        }

        return 0;
    }

    private static int Trimmed(ReadOnlySpan<char> text, SearchValues<char> allowed)
    {
        int length = text.IndexOfAnyExcept(allowed);
        length = length < 0 ? text.Length : length;
        while (length > 0 && text[length - 1] is '.' or '-' or '_')
        {
            length--;
        }

        return length;
    }

    private static bool IsChunkStart(char before) => char.IsWhiteSpace(before)
        || before is '(' or '"' or '“' or '\'' or '‘' or '<' or '[' or '«' or ':' or ',' or PlainText.Break or PlainText.Phrase
        || TextChars.IsCjk(before)
        || before > '\u2000';

    private static bool StartsWith(ReadOnlySpan<char> text, string start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase);
}
