using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>What a language's small words say of a question.</summary>
internal sealed class QuestionLanguage
{
    public required string Code { get; init; }

    /// <summary>Words that say little of what is asked.</summary>
    public required FrozenSet<string> Function { get; init; }

    public required FrozenSet<string> Negations { get; init; }

    /// <summary>Words of which one is the other's contrary: the pair's number, positive for one side and negative for the other.</summary>
    public required FrozenDictionary<string, int> Contraries { get; init; }

    /// <summary>Contraries that are also mere grammar ("in", "to"): they count beside a word that both questions have.</summary>
    public required FrozenDictionary<string, int> Particles { get; init; }

    public required FrozenSet<string> Interrogatives { get; init; }

    /// <summary>Words that point at what was said before.</summary>
    public required FrozenSet<string> References { get; init; }

    /// <summary>Words with which a reply or an addition begins.</summary>
    public required FrozenSet<string> Openers { get; init; }

    /// <summary>Definite articles: after something was said, what they stand before is often known from there.</summary>
    public required FrozenSet<string> Definite { get; init; }

    /// <summary>Words whose meaning changes with the hour, the day or the place.</summary>
    public required FrozenSet<string> Moments { get; init; }

    /// <summary>How people say who they are, and how avatars say that they do not know, in normalised words.</summary>
    public required IReadOnlyList<string> Introductions { get; init; }

    public required IReadOnlyList<string> NotKnown { get; init; }

    public bool IsEnglish => Code == "en";

    public static FrozenSet<string> Words(string words)
        => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Pairs of contraries, <c>open opened|close closed</c>, between commas.</summary>
    public static FrozenDictionary<string, int> Pairs(string pairs)
    {
        Dictionary<string, int> sides = new(StringComparer.Ordinal);
        int number = 0;
        foreach (string pair in pairs.Split(','))
        {
            number++;
            string[] sidesOfPair = pair.Split('|');
            for (int side = 0; side < sidesOfPair.Length; side++)
            {
                foreach (string word in sidesOfPair[side].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    sides.TryAdd(word, side == 0 ? number : -number);
                }
            }
        }

        return sides.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
