namespace AvatarKit;

/// <summary>French.</summary>
/// <param name="numbers">Its number words.</param>
internal sealed class FrenchVerbalizer(NumberWords numbers) : RomanceVerbalizer(numbers, Words)
{
    private const long LargestPart = 100;

    private const string FeminineNouns =
        " heure minute seconde milliseconde microseconde nanoseconde tonne livre once pinte calorie kilocalorie roupie couronne lire "
            + "kilowattheure peseta "
        + "tasse page fois année semaine journée personne ";

    private static readonly RomanceWords Words = new()
    {
        And = "et",
        Hour = "heure",
        HoursNoun = "heures",
        Minute = "minute",
        Minutes = "minutes",
        Second = "seconde",
        Seconds = "secondes",
        MinuteForm = NumberForm.Feminine,
    };

    public override string Roman(RomanToken token)
        => token is { Use: RomanUse.Ruler, Value: 1 } ? "premier" : base.Roman(token);

    public override NumberForm? FormBeforeAny(string noun) => IsFeminine(noun) ? NumberForm.Feminine : null;

    protected override string? Part(long below, bool isOne) => below switch
    {
        2 => isOne ? "demi" : "demis",
        3 => "tiers",
        4 => isOne ? "quart" : "quarts",
        >= 5 and <= LargestPart or 1_000 or 1_000_000 => Numbers.Ordinal(below) + (isOne ? "" : "s"),
        _ => null,
    };

    protected override string Half(FractionToken token)
        => (token.Whole is null ? "un " : "") + (token.Form == NumberForm.Feminine && token.Whole is not null ? "demie" : "demi");

    protected override bool IsFeminine(string noun) => FeminineNouns.Contains($" {noun.TrimEnd('s')} ", StringComparison.OrdinalIgnoreCase);

    protected override string Day(int day) => day == 1 ? "premier" : Digits(day);

    protected override string Clock(string hours, string noun, string minutes) => $"{hours} {noun} {minutes}";
}
