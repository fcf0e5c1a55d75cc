using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>What other voices take in square brackets, such as <c>[laughs]</c> and <c>[pause]</c>: never said.</summary>
internal static class BracketedCues
{
    private const int Longest = 32;

    private static readonly FrozenSet<string> Ends = (
        "laugh laughs laughing laughter chuckle chuckles chuckling giggle giggles giggling sigh sighs sighing gasp gasps gasping cough coughs "
        + "coughing sniff sniffs sniffles snort snorts sob sobs sobbing cry cries crying "
        + "whisper whispers whispering whispered shout shouts shouting yells "
        + "inhales exhales breathes breath wheezing gulps swallows yawn yawns groan groans clears-throat throat hums humming sings singing "
        + "pause pauses beat silence break sarcastic sarcastically curious curiously excited excitedly mischievously softly quietly loudly slowly "
        + "quickly happily sadly angrily nervously cheerfully gently warmly calmly applause clapping music noise smiles smiling")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Before =
        "short long brief big small deep deeply soft softly light lightly loud loudly nervous starts slightly clears a very with in pause medium"
            .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Pauses = "pause pauses beat silence break".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether what stands in brackets is such a cue.</summary>
    /// <param name="inside">What stands between the brackets.</param>
    /// <param name="pause">How long it pauses; null where it does not.</param>
    public static bool Is(ReadOnlySpan<char> inside, out TimeSpan? pause)
    {
        pause = null;
        inside = inside.Trim();
        if (inside.Length is 0 or > Longest)
        {
            return false;
        }

        bool isShort = false, isLong = false, known = false;
        foreach (Range range in inside.Split(' '))
        {
            ReadOnlySpan<char> word = inside[range];
            bool isPause = Has(Pauses, word);
            pause = isPause ? TimeSpan.FromMilliseconds(700) : pause;
            isShort |= word.Equals("short", StringComparison.OrdinalIgnoreCase) || word.Equals("brief", StringComparison.OrdinalIgnoreCase);
            isLong |= word.Equals("long", StringComparison.OrdinalIgnoreCase);
            known |= Has(Ends, word);
            if (!Has(Ends, word) && !Has(Before, word) && !(pause is not null && IsTime(word)))
            {
                pause = null;
                return false;
            }
        }

        if (pause is not null && (isShort || isLong))
        {
            pause = TimeSpan.FromMilliseconds(isShort ? 400 : 1200);
        }

        return known;
    }

    // "[pause 2s]"
    private static bool IsTime(ReadOnlySpan<char> word) => char.IsAsciiDigit(word.IsEmpty ? ' ' : word[0]);

    private static bool Has(FrozenSet<string> set, ReadOnlySpan<char> word) => set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
