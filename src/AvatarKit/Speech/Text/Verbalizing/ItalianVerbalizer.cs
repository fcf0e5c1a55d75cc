namespace AvatarKit;

/// <summary>Italian.</summary>
/// <param name="numbers">Its number words.</param>
internal sealed class ItalianVerbalizer(NumberWords numbers) : RomanceVerbalizer(numbers, Words)
{
    private const long LargestPart = 1_000_000;

    private static readonly RomanceWords Words = new()
    {
        And = "e",
        Hour = "ora",
        HoursNoun = "ore",
        Minute = "minuto",
        Minutes = "minuti",
        ListLink = " e ",
        Second = "secondo",
        Seconds = "secondi",
        ZeroMinute = "zero ",
        FeminineEndings = ["a", "zione", "sione", "tà", "tù"],
        MasculineEndings = ["o", "ore"],
        MasculineNouns = LexiconTable.Set("problema tema sistema programma clima poema dramma diploma pianeta"),
    };

    public override string Roman(RomanToken token)
        => token.Use == RomanUse.Ruler ? Numbers.Ordinal(token.Value, token.Form) : base.Roman(token);

    protected override string? Part(long below, bool isOne) => below switch
    {
        2 => isOne ? "mezzo" : "mezzi",
        >= 3 and <= LargestPart => isOne ? Numbers.Ordinal(below) : Numbers.Ordinal(below)[..^1] + "i",
        _ => null,
    };

    public override string Before(long number, string noun, NumberForm form) => form switch
    {
        NumberForm.Masculine when number == 1 && TakesUno(noun) => "uno",
        NumberForm.Feminine when number == 1 && "aeiou".Contains(noun[0], StringComparison.Ordinal) => "un'",
        _ => base.Before(number, noun, form),
    };

    // "uno studente", "uno zaino", "uno gnomo".
    private static bool TakesUno(string noun)
        => noun[0] is 'z' or 'x' or 'y' || noun.StartsWith("gn", StringComparison.Ordinal) || noun.StartsWith("ps", StringComparison.Ordinal)
            || (noun.Length > 1 && noun[0] == 's' && !"aeiou".Contains(noun[1], StringComparison.Ordinal));

    protected override string Half(FractionToken token)
        => (token.Whole is null && token.Form != NumberForm.Feminine ? "un " : "") + (token.Form == NumberForm.Feminine ? "mezza" : "mezzo");

    protected override bool IsFeminine(string noun) => noun.EndsWith('a') || noun is "ore" or "sterline" or "lire" or "rupie" or "libbre" or "once";

    protected override string Day(int day) => day == 1 ? "primo" : Digits(day);

    protected override string FullHours(string hours, string noun) => noun == Words.Hour ? "l'una" : $"{noun} {hours}";
}
