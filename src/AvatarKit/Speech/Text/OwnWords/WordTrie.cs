using System.Text;

namespace AvatarKit;

/// <summary>Entries by their words, one after another. Immutable once filled, and thread-safe then.</summary>
/// <param name="ignoreCase">Whether case is ignored.</param>
internal sealed class WordTrie(bool ignoreCase)
{
    // No entry has more characters, and so not more words.
    private const int LongestWord = 100;

    private readonly Node root = new();
    private readonly StringComparer comparer = ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>Adds an entry, unless there is one for the same writing.</summary>
    public void Add(PronunciationEntry entry)
    {
        string written = NormalizedText.Of(entry.Written, NormalizationForm.FormC);
        ReadOnlySpan<char> rest = written.AsSpan().Trim();
        Node node = root;
        while (!rest.IsEmpty)
        {
            int length = WordLength(rest);
            string word = IsSpace(rest[0]) ? " " : rest[..length].ToString();
            node.Next ??= new Dictionary<string, Node>(comparer);
            if (!node.Next.TryGetValue(word, out Node? next))
            {
                node.Next[word] = next = new Node();
            }

            node = next;
            rest = rest[length..];
        }

        node.Entry ??= entry;
    }

    /// <summary>Finds the longest entry at the start of a text that ends where a word ends.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">Its length there.</param>
    public PronunciationEntry? Find(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        PronunciationEntry? found = null;
        Node node = root;
        int at = 0;
        while (at < text.Length && node.Next is { } next)
        {
            int word = WordLength(text[at..]);
            ReadOnlySpan<char> key = IsSpace(text[at]) ? " " : text.Slice(at, word);
            if (word > LongestWord || !next.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out Node? after))
            {
                break;
            }

            node = after;
            at += word;
            if (node.Entry is not null && IsEnd(text, at))
            {
                (found, length) = (node.Entry, at);
            }
        }

        return found;
    }

    // Letters and digits stand together, ideographs and signs by themselves.
    private static int WordLength(ReadOnlySpan<char> text)
    {
        bool isSpace = IsSpace(text[0]);
        if (!isSpace && (!IsWordChar(text[0]) || TextChars.IsCjk(text[0])))
        {
            return 1;
        }

        int length = 1;
        while (length < text.Length && length <= LongestWord
            && (isSpace ? IsSpace(text[length]) : IsWordChar(text[length]) && !TextChars.IsCjk(text[length])))
        {
            length++;
        }

        return length;
    }

    // No word goes on in the next paragraph.
    private static bool IsSpace(char c) => char.IsWhiteSpace(c) && c != PlainText.Break;

    private static bool IsEnd(ReadOnlySpan<char> text, int at)
        => at == text.Length || !IsWordChar(text[at]) || !IsWordChar(text[at - 1]) || TextChars.IsCjk(text[at - 1]) || TextChars.IsCjk(text[at]);

    private static bool IsWordChar(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private sealed class Node
    {
        public Dictionary<string, Node>? Next { get; set; }

        public PronunciationEntry? Entry { get; set; }
    }
}
