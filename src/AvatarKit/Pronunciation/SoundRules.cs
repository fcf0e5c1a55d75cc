using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>Says words by the rules of a spelling, written as a table. Immutable and thread-safe.</summary>
/// <remarks>
/// A line of the table is one of these; what follows <c>#</c> is a comment:
/// <list type="bullet">
/// <item><c>@V aeiou_</c>: a class of letters, named by a capital; <c>_</c> in it is the edge of a word.</item>
/// <item><c>left[letters]right phone phone</c>: the letters sound so between such neighbours, or not at all without phones. A neighbour is a
/// letter, a class or <c>_</c>, the edge of a word; <c>~</c> before one negates it, <c>?</c> after it makes it optional, <c>*</c> takes as many
/// as there are. <c>|</c> separates alternatives in each of the three places. The first rule that holds is taken, in the order they stand.</item>
/// <item><c>word phone phone</c>: a word that is said otherwise than it is written.</item>
/// <item><c>word &gt; spelling</c>: a word that is said as if it were spelled so.</item>
/// </list>
/// A letter without a rule is left to <see cref="LetterSounds"/>. Equal consonants side by side are one sound.
/// </remarks>
internal sealed class SoundRules : WordSounds
{
    private const int LongestException = 32;

    private readonly FrozenDictionary<char, SoundRule[]> rules;
    private readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> words;
    private readonly FrozenSet<char> alphabet;

    /// <summary>Reads a table.</summary>
    /// <param name="tables">The lines; of several tables the rules of the first go before those of the next.</param>
    /// <exception cref="FormatException">A line is none of the table's language.</exception>
    public SoundRules(params ReadOnlySpan<string> tables)
    {
        var reader = new SoundRulesReader();
        foreach (string table in tables)
        {
            reader.Read(table);
        }

        rules = reader.Rules.GroupBy(static rule => rule.Letters[0]).ToFrozenDictionary(static group => group.Key, static group => group.ToArray());
        alphabet = reader.Alphabet.ToFrozenSet();
        Dictionary<string, string[]> said = new(reader.Words, StringComparer.Ordinal);
        List<string> phones = [];
        foreach ((string word, string spelling) in reader.Respelled)
        {
            phones.Clear();
            AppendByRules(spelling, phones);
            said[word] = [.. phones];
        }

        words = said.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Every phone that a rule or an exception says.</summary>
    public IEnumerable<string> Phones => rules.Values.SelectMany(static group => group).SelectMany(static rule => rule.Phones)
        .Concat(words.Dictionary.Values.SelectMany(static phones => phones)).Distinct();

    /// <inheritdoc/>
    public override bool Knows(char letter) => alphabet.Contains(letter);

    /// <inheritdoc/>
    public override void Append(ReadOnlySpan<char> word, List<string> phones)
    {
        if (!TryAppendWord(word, phones))
        {
            AppendByRules(word, phones);
        }
    }

    /// <summary>Says a word that the table has as a whole.</summary>
    /// <returns>Whether it has it.</returns>
    public bool TryAppendWord(ReadOnlySpan<char> word, List<string> phones)
    {
        if (word.Length > LongestException || !words.TryGetValue(word, out string[]? said))
        {
            return false;
        }

        phones.AddRange(said);
        return true;
    }

    /// <summary>Whether a phone is a vowel.</summary>
    public static bool IsVowel(string phone) => "aɑæɐʌeɛəɚɜiɪɨoɔɒuʊɯyʏøœɵ".Contains(phone[0], StringComparison.Ordinal);

    /// <summary>Says the letters at a place by the first rule that holds.</summary>
    /// <returns>How many letters that were, 0 where there is no rule.</returns>
    public int AppendAt(ReadOnlySpan<char> word, int at, List<string> phones)
    {
        if (rules.TryGetValue(word[at], out SoundRule[]? candidates))
        {
            foreach (SoundRule rule in candidates)
            {
                if (rule.Holds(word, at))
                {
                    foreach (string phone in rule.Phones)
                    {
                        Add(phones, phone);
                    }

                    return rule.Letters.Length;
                }
            }
        }

        return 0;
    }

    private static void Add(List<string> phones, string phone)
    {
        if (phones.Count == 0 || phones[^1] != phone || IsVowel(phone))
        {
            phones.Add(phone);
        }
    }

    private void AppendByRules(ReadOnlySpan<char> word, List<string> phones)
    {
        for (int at = 0; at < word.Length;)
        {
            int taken = AppendAt(word, at, phones);
            at += taken > 0 ? taken : LetterSounds.AppendAt(word, at, phones);
        }
    }
}
