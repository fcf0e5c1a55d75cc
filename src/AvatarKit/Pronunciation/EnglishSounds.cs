namespace AvatarKit;

/// <summary>Says English words: by the pronouncing dictionary, as two words of it, or by rules. Immutable and thread-safe.</summary>
/// <param name="dictionary">The dictionary; without it rules alone.</param>
/// <param name="dropsR">Whether r is silent where no vowel follows, as in Britain.</param>
internal sealed class EnglishSounds(PronouncingDictionary? dictionary, bool dropsR) : WordSounds
{
    private const int LongestCompound = 28;
    private const int ShortestPart = 4;

    // Found with its endings, a word has at most 31 phones and a few endings of three.
    private const int MostPhones = 96;

    private static readonly SoundRules Rules = new(EnglishTables.Words, EnglishTables.Rules);

    /// <summary>Every phone that rules and dictionary say.</summary>
    public static IEnumerable<string> Phones => Rules.Phones.Concat(EnglishPhones.Sounds).Distinct();

    /// <inheritdoc/>
    public override bool Knows(char letter) => Rules.Knows(letter);

    /// <inheritdoc/>
    public override bool HasWord(ReadOnlySpan<char> word)
        => dictionary is not null && InflectedWords.Find(dictionary, word, stackalloc byte[MostPhones]) > 0;

    /// <inheritdoc/>
    public override void Append(ReadOnlySpan<char> word, List<string> phones)
    {
        int start = phones.Count;
        if (!Rules.TryAppendWord(word, phones) && !(dictionary is not null && TryAppendKnown(dictionary, word, phones)))
        {
            Rules.Append(word, phones);
        }

        if (dropsR)
        {
            DropR(phones, start);
        }
    }

    private static bool TryAppendKnown(PronouncingDictionary dictionary, ReadOnlySpan<char> word, List<string> phones)
    {
        Span<byte> found = stackalloc byte[MostPhones];
        int count = InflectedWords.Find(dictionary, word, found);
        if (count > 0)
        {
            Append(found[..count], phones);
            return true;
        }

        // "smartphone": the longer first part is the likelier.
        Span<byte> rest = stackalloc byte[MostPhones];
        for (int first = word.Length <= LongestCompound ? word.Length - ShortestPart : 0; first >= ShortestPart; first--)
        {
            int head = InflectedWords.Find(dictionary, word[..first], found);
            if (head == 0)
            {
                continue;
            }

            int tail = InflectedWords.Find(dictionary, word[first..], rest);
            if (tail > 0)
            {
                Append(found[..head], phones);
                Append(rest[..tail], phones);
                return true;
            }
        }

        return false;
    }

    private static void Append(ReadOnlySpan<byte> found, List<string> phones)
    {
        foreach (byte phone in found)
        {
            EnglishPhones.Append(phone, phones);
        }
    }

    private static void DropR(List<string> phones, int start)
    {
        int kept = start;
        for (int at = start; at < phones.Count; at++)
        {
            string phone = phones[at];
            bool beforeVowel = at + 1 < phones.Count && SoundRules.IsVowel(phones[at + 1]);
            if (phone == "ɹ" && !beforeVowel)
            {
                continue;
            }

            if (phone == "ɚ")
            {
                phone = "ə";
                if (beforeVowel)
                {
                    phones[kept++] = phone;
                    phones.Insert(++at, "ɹ");
                    phone = "ɹ";
                }
            }
            else if (phone == "o" && at + 1 < phones.Count && phones[at + 1] == "ʊ")
            {
                phone = "ə";
            }

            phones[kept++] = phone;
        }

        phones.RemoveRange(kept, phones.Count - kept);
    }
}
