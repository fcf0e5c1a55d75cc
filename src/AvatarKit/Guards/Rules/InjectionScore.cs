using System.Text;
using System.Text.RegularExpressions;

namespace AvatarKit;

/// <summary>How much a text looks as if it gave a model orders: each kind of mark has a weight and counts once. Linear in its length.</summary>
internal static partial class InjectionScore
{
    // So many words lie between a verb and what it is about at most; characters, where they stand for words.
    private const int Window = 8;
    private const int Around = 3;

    /// <summary>The weight, 0 to 1.</summary>
    public static double Of(string text)
    {
        string[] words = GuardWords.Of(text);
        double score = SetAside(words) + Hidden(text) + Marks(text);
        score += Near(words, InjectionMarks.Reveal, InjectionMarks.Told) ? 0.9 : InjectionMarks.Told.IsIn(words) ? 0.2 : 0;
        score += Weight(words, InjectionMarks.Persona, 0.5);
        score += Weight(words, InjectionMarks.Unbound, 0.5);
        score += Weight(words, InjectionMarks.NewOrders, 0.5);
        score += Weight(words, InjectionMarks.Secretly, 0.5);
        score += Weight(words, InjectionMarks.ToModel, 0.3);
        return Math.Min(1, score);
    }

    private static double Weight(string[] words, GuardPhrases phrases, double weight) => phrases.IsIn(words) ? weight : 0;

    /// <summary>"Ignore all previous instructions", in either order of verb and object.</summary>
    private static double SetAside(string[] words)
    {
        int[] orders = Starts(words, InjectionMarks.Orders);
        int[] which = Starts(words, InjectionMarks.Which);
        double most = 0;
        for (int i = 0; i < words.Length; i++)
        {
            int end = InjectionMarks.SetAside.EndAt(words, i);
            if (end == 0 || IsNegated(words, i, end))
            {
                continue;
            }

            if (First(orders, i - Window, end + Window) is { } about)
            {
                bool says = First(which, about - Around, about + Around + 1) is not null;
                most = Math.Max(most, says ? 0.9 : 0.5);
            }
        }

        return most;
    }

    private static bool Near(string[] words, GuardPhrases verbs, GuardPhrases objects)
    {
        int[] about = Starts(words, objects);
        for (int i = 0; about.Length > 0 && i < words.Length; i++)
        {
            int end = verbs.EndAt(words, i);
            if (end > 0 && !IsNegated(words, i, end) && First(about, i - Window, end + Window) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNegated(string[] words, int start, int end)
        => (start > 0 && InjectionMarks.Not.EndAt(words, start - 1) > 0) || (end < words.Length && InjectionMarks.Not.EndAt(words, end) > 0);

    private static int[] Starts(string[] words, GuardPhrases phrases)
        => [.. Enumerable.Range(0, words.Length).Where(i => phrases.EndAt(words, i) > 0)];

    private static int? First(int[] starts, int from, int to)
    {
        int at = Array.BinarySearch(starts, from);
        at = at < 0 ? ~at : at;
        return at < starts.Length && starts[at] < to ? starts[at] : null;
    }

    /// <summary>Letters nobody sees are there to be read by a machine; a few are flags.</summary>
    private static double Hidden(string text)
    {
        const int Flag = 8;
        int tags = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            tags = GuardWords.IsTag(rune.Value) ? tags + 1 : 0;
            if (tags > Flag)
            {
                return 0.9;
            }
        }

        return 0;
    }

    private static double Marks(string text)
    {
        string squeezed = Squeeze(text);
        double score = Array.Exists(InjectionMarks.RoleMarks, mark => squeezed.Contains(mark, StringComparison.Ordinal)) ? 0.9
            : Array.Exists(InjectionMarks.PromptMarks, mark => squeezed.Contains(mark, StringComparison.Ordinal)) ? 0.6
            : 0;
        return score + (RoleLine().IsMatch(text) ? 0.4 : 0);
    }

    private static string Squeeze(string text)
    {
        StringBuilder squeezed = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case 0xFF1C or 0xFE64:
                    squeezed.Append('<');
                    break;
                case 0xFF1E or 0xFE65:
                    squeezed.Append('>');
                    break;
                case 0xFF5C:
                    squeezed.Append('|');
                    break;
                default:
                    if (!Rune.IsWhiteSpace(rune) && !GuardWords.IsInvisible(rune.Value))
                    {
                        squeezed.Append(Rune.ToLowerInvariant(rune));
                    }

                    break;
            }
        }

        return squeezed.ToString();
    }

    [GeneratedRegex(@"^[ \t>*#-]{0,8}(system|assistant|developer|admin)[ \t]{0,4}(message|prompt)?[*]{0,2}[ \t]{0,4}:",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex RoleLine();
}
