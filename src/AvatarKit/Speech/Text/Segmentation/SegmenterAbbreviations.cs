using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>Words that end in a full stop without ending a sentence, of all languages together: a stream does not say its language.</summary>
internal static class SegmenterAbbreviations
{
    // Lengths below this are words as well in languages that CLDR alone reads.
    private const int ShortestOfOthers = 3;

    private static readonly FrozenSet<string> NeverSet = Of(
        static one => !one.MayEnd && one.Rule is AbbreviationRule.BeforeName or AbbreviationRule.Always,
        "ej ev evang griech kath lat o.g röm amm drs ing.ra v.cte dipl ing mlles mmes");

    private static readonly FrozenSet<string> BeforeNumberSet = Of(
        static one => !one.MayEnd && one.Rule == AbbreviationRule.BeforeNumber,
        "n° pag num "
        + "jän mär okt dez ene abr ago dic janv févr avr juil déc gen mag giu lug ott fev set "
        + "mon tue tues wed thu thur thurs fri sat lun mié jue vie sáb gio ven");

    private static readonly FrozenSet<string> MaybeSet = Of(
        static one => one.MayEnd,
        "est ex al co bros am pm hrs fls ff ft oz lb lbs u.a.m u.v.m s.a s.l s.r.l s.p.a gmbh q.e.d ne nw se sw "
        // What dictionaries shorten: it ends a sentence where a capital follows.
        + "abbr adj adm admin adv anon assn assoc attn auth avg biol bldg calc cert chem cont contd corresp def deg dist div edn elem encl engr "
        + "esp estd etym excl exec fem geog govt hist illus incl introd lang masc med misc natl neg orig perf phys pos poss pref prelim prob "
        + "pron publ ref rel req sci sing spec std subj suppl syn synth tech temp trad trans univ usu var");

    // Names that end in a mark.
    private static readonly FrozenSet<string> MarkedSet = Set("yahoo yum jeopardy");

    // Lengths and weights that a smaller one may follow: "5 ft. 6 in. tall".
    private static readonly FrozenSet<string> MeasureSet = Set("ft in oz lb lbs yd yds hr hrs min mins sec secs st");

    private static readonly FrozenSet<string> StarterSet = Set(
        "the this that these those all it he she we they you i in on at but and so then there if when what why how who where however for as a an "
        + "my our his its their no yes "
        + "after before now let here also another both each every some most many with without while because although since please "
        + "das es er sie wir ich und aber dann wenn dies diese dieser dieses ein eine auch "
        + "el los las pero y un una este esta esto también "
        + "les il elle nous mais et ce cette c'est je vous "
        + "gli ma e questo questa "
        + "os mas ele ela isso este esta também");

    private static readonly FrozenSet<string> TimePhraseSet = Set("at on by around before after since until from");

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

    /// <summary>A name that ends in an exclamation mark.</summary>
    public static bool Marked(ReadOnlySpan<char> word) => Contains(MarkedSet, word);

    /// <summary>The short form of a unit, after its number.</summary>
    public static bool Measure(ReadOnlySpan<char> word) => Contains(MeasureSet, word);

    /// <summary>AM or PM.</summary>
    public static bool HalfOfDay(ReadOnlySpan<char> word)
        => word.Length is 2 or 3 && char.ToLowerInvariant(word[^1]) == 'm' && char.ToLowerInvariant(word[0]) is 'a' or 'p';

    /// <summary>A word with which a sentence tells the time before anything else.</summary>
    public static bool TimePhrase(ReadOnlySpan<char> word) => Contains(TimePhraseSet, word);

    /// <summary>A word sentences begin with, and names hardly ever.</summary>
    public static bool Starter(ReadOnlySpan<char> word) => Contains(StarterSet, word);

    /// <summary>A word after which a number with a full stop is an ordinal: <c>am 3.</c></summary>
    public static bool BeforeOrdinal(ReadOnlySpan<char> word) => Contains(OrdinalBeforeSet, word);

    /// <summary>A word before which a number with a full stop is an ordinal: <c>3. Mai</c>.</summary>
    public static bool AfterOrdinal(ReadOnlySpan<char> word) => Contains(OrdinalAfterSet, word);

    private static bool Contains(FrozenSet<string> set, ReadOnlySpan<char> word) =>
        set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>Of the abbreviations that are said in any language those of a kind, and others that are said as they are written.</summary>
    private static FrozenSet<string> Of(Predicate<Abbreviation> isOfKind, string others)
    {
        List<string> words = [.. others.Split(' ')];
        string[] deep =
        [
            AbbreviationTables.English, AbbreviationTables.German, AbbreviationTables.Spanish, AbbreviationTables.French,
            AbbreviationTables.Italian, AbbreviationTables.Portuguese, AbbreviationTables.Others["ru"], AbbreviationTables.Others["uk"],
        ];
        foreach ((string key, Abbreviation one) in deep.SelectMany(LexiconTable.Abbreviations))
        {
            if (key.EndsWith('.') && key.Length > 2 && !key.Contains(' ', StringComparison.Ordinal) && isOfKind(one))
            {
                words.Add(key[..^1]);
            }
        }

        // A language that says little may have a word of another: there a capital decides.
        IEnumerable<string> rest = AbbreviationTables.Others.Where(static one => one.Key is not ("ru" or "uk"))
            .SelectMany(static one => LexiconTable.Abbreviations(one.Value).Keys)
            .Where(static key => key.EndsWith('.') && key.Length > ShortestOfOthers && !key.Contains(' ', StringComparison.Ordinal));
        return (isOfKind(new Abbreviation("", AbbreviationRule.Always, MayEnd: true)) ? words.Concat(rest.Select(static key => key[..^1])) : words)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    private static FrozenSet<string> Set(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
