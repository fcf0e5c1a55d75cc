using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>After which words two numbers with a colon are a scale or the goals of a match rather than a time.</summary>
internal static class RatioWords
{
    private const int MostWordsBetween = 2;

    private static readonly FrozenSet<string> Asking = Set(
        "scale ratio score",
        "maßstab verhältnis mischungsverhältnis ergebnis endstand spielstand steht stand gewann gewannen verlor verloren",
        "escala proporción resultado marcador ganó ganaron perdió perdieron",
        "échelle proportion score résultat gagné perdu",
        "scala rapporto risultato punteggio vinto perso",
        "proporção placar ganhou ganharam perdeu perderam");

    private static readonly FrozenSet<string> Between = Set(
        "is was of", "ist war mit es bei von lautet", "es fue era de por", "est était de sur", "è era di per", "é foi de por");

    /// <summary>Whether such a word is before a place, with nothing but what joins it to the numbers between.</summary>
    public static bool Are(SpeakableContext context, int at)
    {
        for (int words = 0; words <= MostWordsBetween; words++)
        {
            string word = context.WordBefore(at);
            if (Asking.Contains(word))
            {
                return true;
            }

            if (!Between.Contains(word))
            {
                return false;
            }

            at = context.StartOfWordBefore(at);
        }

        return false;
    }

    private static FrozenSet<string> Set(params ReadOnlySpan<string> languages)
        => LexiconTable.AnyCase(string.Join(' ', languages));
}
