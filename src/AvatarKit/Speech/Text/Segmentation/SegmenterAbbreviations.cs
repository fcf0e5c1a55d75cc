using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>Words that end in a full stop without ending a sentence, of all languages together: a stream does not say its language.</summary>
internal static class SegmenterAbbreviations
{
    private static readonly FrozenSet<string> NeverSet = Set(
        // English
        "mr mrs ms mx dr prof rev hon gen col sgt capt lt cmdr gov sen rep st mt messrs vs e.g i.e eg ie cf viz approx ca mgr asst "
        // German
        + "z.b d.h u.a o.ä s.o s.u v.a i.d.r o.g zb bzw ggf evtl vgl bspw dipl ing dipl.-ing inkl exkl zzgl abzgl hr fr frl sog tel hrsg "
        + "jh resp insb "
        // Spanish
        + "sr sra srta sres sras dra dña ud uds vd vds p.ej ej av avda gral lic "
        // French
        + "mme mmes mlle mlles pr p.ex c.-à-d c.à.d env éd ste "
        // Italian
        + "sig sigg sig.ra sig.na dott dott.ssa avv geom p.es ing.ra "
        // Portuguese
        + "dras drs profa exmo exma ilmo ilma eng");

    private static readonly FrozenSet<string> BeforeNumberSet = Set(
        "no nos nr nro num núm núms n° pág págs pag pagg pp vol vols art arts fig figs eq eqs ch chap kap cap abs sec sect tab bd abb max "
        + "min mín máx "
        + "jan feb mar apr jun jul aug sep sept oct nov dec okt dez ene abr ago dic janv févr avr juil déc gen mag giu lug ott fev");

    private static readonly FrozenSet<string> MaybeSet = Set(
        "est ex mm etc usw ecc al inc ltd corp co bros jr esq dept ave blvd rd str a.m p.m am pm mio mrd hrs fls ff ft oz lb lbs u.a.m u.v.m "
            + "s.a s.l s.r.l s.p.a gmbh q.e.d");

    private static readonly FrozenSet<string> StarterSet = Set(
        "the this that these those it he she we they you i in on at but and so then there if when what why how who where however for as a an "
        + "my our his its their no yes "
        + "after before now let here also another both each every some most many with without while because although since please "
        + "das es er sie wir ich und aber dann wenn dies diese dieser dieses ein eine auch "
        + "el los las pero y un una este esta esto también "
        + "les il elle nous mais et ce cette c'est je vous "
        + "gli ma e questo questa "
        + "os mas ele ela isso este esta também");

    private static readonly FrozenSet<string> OrdinalBeforeSet = Set(
        "der die das dem den des am im vom zum zur beim ein eine einen einem jeder jede jedes ihr ihre ihrem sein seine seinem bis ab seit "
            + "dieser diese");

    private static readonly FrozenSet<string> OrdinalAfterSet = Set(
        "januar jänner februar märz april mai juni juli august september oktober november dezember jahrhundert weltkrieg "
        + "januar februar marts maj oktober december januari februari maart mei augustus");

    /// <summary>Always followed by the rest of its sentence.</summary>
    public static bool Never(ReadOnlySpan<char> word) => Contains(NeverSet, word);

    /// <summary>Followed by the rest of its sentence when that is a number.</summary>
    public static bool BeforeNumber(ReadOnlySpan<char> word) => Contains(BeforeNumberSet, word);

    /// <summary>Ends a sentence when the next word has a capital.</summary>
    public static bool Maybe(ReadOnlySpan<char> word) => Contains(MaybeSet, word);

    /// <summary>A word sentences begin with, and names hardly ever.</summary>
    public static bool Starter(ReadOnlySpan<char> word) => Contains(StarterSet, word);

    /// <summary>A word after which a number with a full stop is an ordinal: <c>am 3.</c></summary>
    public static bool BeforeOrdinal(ReadOnlySpan<char> word) => Contains(OrdinalBeforeSet, word);

    /// <summary>A word before which a number with a full stop is an ordinal: <c>3. Mai</c>.</summary>
    public static bool AfterOrdinal(ReadOnlySpan<char> word) => Contains(OrdinalAfterSet, word);

    private static bool Contains(FrozenSet<string> set, ReadOnlySpan<char> word) =>
        set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static FrozenSet<string> Set(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
