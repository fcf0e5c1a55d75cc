namespace AvatarKit;

/// <summary>Portuguese.</summary>
/// <param name="numbers">Its number words.</param>
internal sealed class PortugueseVerbalizer(NumberWords numbers) : RomanceVerbalizer(numbers, Words)
{
    private const string MasculineInA = " grama quilograma miligrama micrograma dia cinema ";

    private static readonly RomanceWords Words = new()
    {
        And = "e",
        Hour = "hora",
        HoursNoun = "horas",
        Minute = "minuto",
        Minutes = "minutos",
        Second = "segundo",
        Seconds = "segundos",
        DayLink = " de ",
        YearLink = " de ",
        FeminineEndings = ["a", "as", "ção", "ções", "são", "sões", "dade", "dades", "gem", "gens"],
        MasculineNouns = LexiconTable.Set(
            "dia dias mapa mapas tema temas problema problemas sistema sistemas programa programas idioma idiomas planeta planetas clima climas "
            + "poema poemas grama gramas quilograma quilogramas cinema cinemas"),
        ListLink = " e ",
        PluralFrom = 2,
    };

    public override string Roman(RomanToken token)
        => token.Use == RomanUse.Ruler && token.Value <= 10 ? Numbers.Ordinal(token.Value, token.Form) : base.Roman(token);

    // Thousands from two on are ordinals themselves: "segundo milésimo".
    public override string Ordinal(OrdinalToken token)
    {
        if (token.Value is < 2_000 or >= 1_000_000)
        {
            return base.Ordinal(token);
        }

        string thousands = $"{Numbers.Ordinal(token.Value / 1_000, token.Form)} {Numbers.Ordinal(1_000, token.Form)}";
        return token.Value % 1_000 == 0 ? thousands : $"{thousands} {Numbers.Ordinal(token.Value % 1_000, token.Form)}";
    }

    protected override string? Part(long below, bool isOne) => below switch
    {
        2 => isOne ? "meio" : "meios",
        3 => isOne ? "terço" : "terços",
        >= 4 and <= 10 or 100 or 1_000 or 1_000_000 => Numbers.Ordinal(below) + (isOne ? "" : "s"),
        > 10 and < 1_000_000 => Numbers.Cardinal(below) + (isOne ? " avo" : " avos"),
        _ => null,
    };

    protected override string Half(FractionToken token) => token.Form == NumberForm.Feminine ? "meia" : "meio";

    protected override bool IsFeminine(string noun)
        => noun.EndsWith('a') && !MasculineInA.Contains($" {noun} ", StringComparison.Ordinal)
            || noun is "horas" or "libras" or "toneladas" or "onças";

    protected override string FullHours(string hours, string noun) => hours == "0" ? "zero horas" : base.FullHours(hours, noun);
}
