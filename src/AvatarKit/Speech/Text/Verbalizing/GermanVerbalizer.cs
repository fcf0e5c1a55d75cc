using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>German.</summary>
/// <param name="numbers">Its number words.</param>
internal sealed class GermanVerbalizer(NumberWords numbers) : Verbalizer(numbers)
{
    private const long LargestPart = 1_000_000;

    // Nouns of units and currencies that end otherwise than in -e.
    private const string Feminine = " million uhr maß milliarde lira kilowattstunde megawattstunde ";

    // A noun's ending says little of its gender: only what is counted every day is known.
    private static readonly FrozenSet<string> FeminineNouns = LexiconTable.Set(
        "Stunde Minute Sekunde Woche Person Seite Frage Million Milliarde Tonne Tasse Flasche Nacht Antwort Stufe Runde Etage Person Portion");

    private static readonly FrozenSet<string> OtherNouns = LexiconTable.Set(
        "Tag Monat Jahr Euro Cent Dollar Liter Meter Kilometer Kilogramm Gramm Pfund Stück Mal "
        + "Prozent Punkt Schritt Teil Platz Gast Zimmer Grad Jahrhundert");

    public override NumberForm FormBefore(string noun)
        => noun.EndsWith('e') || Feminine.Contains($" {noun} ", StringComparison.OrdinalIgnoreCase) ? NumberForm.Feminine : NumberForm.Masculine;

    public override NumberForm? FormBeforeAny(string noun)
        => FeminineNouns.Contains(noun) ? NumberForm.Feminine : OtherNouns.Contains(noun) ? NumberForm.Masculine : null;

    public override string Ordinal(OrdinalToken token)
    {
        // "der hundertste Tag", not "der einhundertste".
        string words = base.Ordinal(token);
        return token.Value is 100 or 1_000 ? words["ein".Length..] : words;
    }

    public override string? Fraction(FractionToken token)
    {
        if (token.Below is < 2 or > LargestPart)
        {
            return null;
        }

        string above = Numbers.Cardinal(token.Above, NumberForm.Masculine);
        if (token.Below == 2)
        {
            return token.Whole is { } whole && token.Above == 1 ? $"{Numbers.Cardinal(whole, NumberForm.Masculine)}einhalb"
                : token.Above == 1 ? "ein halb" : $"{above} halbe";
        }

        // "dritte" and "Drittel": the ordinal without its ending, and -el.
        string part = Numbers.Ordinal(token.Below)[..^1] + "el";
        part = char.ToUpperInvariant(part[0]) + part[1..];
        return token.Whole is { } before ? $"{Digits(before)} {above} {part}" : $"{above} {part}";
    }

    public override string Date(DateToken token, string month)
    {
        string day = token.Day is { } number ? Numbers.Ordinal(number, token.Form) + " " : "";
        return day + month + (token.Year is { } year ? " " + Year(year) : "");
    }

    public override string Roman(RomanToken token)
    {
        if (token.Use != RomanUse.Ruler)
        {
            return base.Roman(token);
        }

        string ordinal = Numbers.Ordinal(token.Value);
        return $"{(token.Form == NumberForm.Feminine ? "die" : "der")} {char.ToUpperInvariant(ordinal[0])}{ordinal[1..]}";
    }

    public override string Year(int year) => year is >= 1100 and < 2000 ? Numbers.Year(year) : Digits(year);

    public override string Time(TimeToken token)
    {
        string hours = $"{Numbers.Digits(token.Hours, NumberForm.Masculine)} Uhr";
        string minutes = token.Minutes is { } number && (number > 0 || token.Seconds > 0) ? $" {Digits(number)}" : "";
        return token.Seconds is { } seconds ? $"{hours}{minutes} und {Digits(seconds)} {(seconds == 1 ? "Sekunde" : "Sekunden")}" : hours + minutes;
    }
}
