namespace AvatarKit;

/// <summary>Spanish.</summary>
/// <param name="numbers">Its number words.</param>
internal sealed class SpanishVerbalizer(NumberWords numbers) : RomanceVerbalizer(numbers, Words)
{
    private static readonly RomanceWords Words = new()
    {
        And = "y",
        Hour = "hora",
        HoursNoun = "horas",
        Minute = "minuto",
        Minutes = "minutos",
        Second = "segundo",
        Seconds = "segundos",
        DayLink = " de ",
        YearLink = " de ",
        FeminineEndings = ["a", "as", "ción", "ciones", "sión", "siones", "dad", "dades", "tud", "tudes"],
        MasculineEndings = ["o", "os", "or", "ores", "aje", "ajes", "mes", "meses"],
        MasculineNouns = LexiconTable.Set(
            "día días mapa mapas tema temas problema problemas sistema sistemas programa programas idioma idiomas planeta planetas clima climas "
            + "lempira lempiras balboa balboas poema poemas drama dramas diploma diplomas"),
    };

    // CLDR has "octingésimo"; the Academy's dictionary, "octingentésimo".
    public override string Ordinal(OrdinalToken token)
        => token is { Value: 11, Form: NumberForm.BeforeMasculine } ? "decimoprimer"
            : base.Ordinal(token).Replace("octingésim", "octingentésim", StringComparison.Ordinal);

    // "doscientas mil millas": CLDR leaves the thousands masculine.
    public override string Before(long number, string noun, NumberForm form)
        => form == NumberForm.Feminine && number >= 200_000
            ? (Numbers.Cardinal(number, form) + " ").Replace("ientos mil ", "ientas mil ", StringComparison.Ordinal).TrimEnd()
            : base.Before(number, noun, form);

    public override string Roman(RomanToken token)
        => token.Use == RomanUse.Ruler && token.Value <= 10
            ? Ordinal(new OrdinalToken(token.Start, token.End, token.Value, token.Form)) : base.Roman(token);

    protected override string? Part(long below, bool isOne) => below switch
    {
        2 => isOne ? "medio" : "medios",
        3 => isOne ? "tercio" : "tercios",
        >= 4 and <= 10 or 100 or 1_000 => Numbers.Ordinal(below) + (isOne ? "" : "s"),
        1_000_000 => isOne ? "millonésimo" : "millonésimos",
        _ => null,
    };

    protected override string Half(FractionToken token) => token.Form == NumberForm.Feminine ? "media" : "medio";

    protected override bool IsFeminine(string noun) => noun.EndsWith('a') || noun.EndsWith("as", StringComparison.Ordinal);
}
