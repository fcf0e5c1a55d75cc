using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>After which names and titles a Roman numeral is a ruler's. A name may stand in a text of any language.</summary>
internal static class RulerNames
{
    private const string English =
        "henry george charles edward james william elizabeth louis philip pope king queen richard john paul benedict pius leo alexander peter "
        + "catherine napoleon frederick francis leopold ferdinand rudolf gustav christian nicholas albert victor";

    private const string German =
        "friedrich wilhelm heinrich karl otto ludwig ludwigs papst könig kaiser johannes georg franz maximilian elisabeth katharina maria nikolaus "
        + "joseph konrad";

    private const string Spanish =
        "felipe carlos alfonso juan fernando isabel papa rey reina pablo benedicto maría enrique pío catalina luis jaime sancho ramiro juana "
        + "cristina gregorio inocencio clemente";

    private const string French =
        "napoléon henri françois philippe pape roi jean benoît élisabeth pie grégoire innocent guillaume baudouin";

    private const string Italian =
        "vittorio umberto carlo giovanni paolo benedetto re pio leone emanuele elisabetta caterina enrico luigi filippo";

    private const string Portuguese =
        "joão pedro manuel afonso dom rei paulo bento henrique napoleão filipe jorge catarina dona luís sebastião gregório";

    /// <summary>The names and titles, in small letters; found in any case.</summary>
    public static FrozenSet<string> All { get; } = Set(string.Join(' ', English, German, Spanish, French, Italian, Portuguese));

    /// <summary>The names of queens: their ordinal is feminine.</summary>
    public static FrozenSet<string> OfQueens { get; } = Set(
        "isabel maría catalina juana cristina elisabeth katharina maria elisabetta caterina margherita elizabeth catarina dona victoria beatrix");

    private static FrozenSet<string> Set(string names) => LexiconTable.AnyCase(names);
}
