namespace AvatarKit;

/// <summary>Finds the unit after a number.</summary>
internal static class UnitFinder
{
    /// <summary>How long a unit is at most.</summary>
    public const int Longest = 6;

    // After these a number with a letter is a name: "Gate 12B", "iPhone 5s", "Zimmer 4g".
    private const string NamesThings =
        " gate room section apartment apt suite unit seat row platform flight route bus line building block paragraph article clause class "
            + "type model "
        + "iphone galaxy pixel version figure table exhibit hall door track highway zimmer raum gleis halle tor haus abschnitt artikel linie "
            + "klasse sitz platz "
        + "puerta sala habitación sección piso bloque artículo porte salle chambre section bloc quai porta stanza sezione aula binario portão "
            + "sala quarto seção ";

    /// <summary>Finds the unit at a place.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">The index after the number.</param>
    /// <param name="number">The number.</param>
    /// <param name="found">The unit.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFind(SpeakableContext context, int at, WrittenNumber number, out FoundUnit found)
    {
        bool spaced = context.Peek(at) is ' ' or '\u00A0' or '\u202F';
        int start = at + (spaced ? 1 : 0);
        if (context.Peek(start) == '%' && context.Lexicon.Percent is { } percent && !context.Lexicon.Units.ContainsKey("%"))
        {
            found = new FoundUnit(start, start + 1, new Unit(percent, percent));
            return true;
        }

        for (int length = Math.Min(Longest, context.Text.Length - start); length > 0; length--)
        {
            int end = start + length;
            if (!context.IsTokenEnd(end) || (context.Peek(end) is '²' or '³' && char.IsLetter(context.Peek(end - 1)))
                || (context.Peek(end) is '\'' or '’' && char.IsLetter(context.Peek(end + 1))))
            {
                continue;
            }

            ReadOnlySpan<char> token = context.Text.Slice(start, length);
            token = token[0] is '˚' or 'º' or '°' ? Degrees(token) : token;
            if (context.Lexicon.Units.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token, out Unit unit)
                && IsMeant(context, token, spaced, end, number))
            {
                if (token is "x" && context.Lexicon.By is { } by && AreSides(context, end))
                {
                    unit = new Unit(by, by);
                }

                // "12 oz. and": the full stop is the unit's.
                bool hasStop = context.Peek(end) == '.' && context.Peek(end + 1) == ' ' && char.IsLower(context.Peek(end + 2))
                    && char.IsLetter(token[^1]);
                found = new FoundUnit(start, hasStop ? end + 1 : end, unit);
                return true;
            }
        }

        found = default;
        return false;
    }

    /// <summary>A number as units take it after a fraction, whatever that is.</summary>
    public static WrittenNumber Several(int end) => new(end, "2", "5", true);

    /// <summary>Whether a unit is at a place.</summary>
    public static bool IsBeforeUnit(SpeakableContext context, int at) => TryFind(context, at, Several(at), out _);

    /// <summary>The form of a number that goes with the unit at a place.</summary>
    public static NumberForm FormAfter(SpeakableContext context, int at)
        => context.Lexicon.Verbalizer is { } says && TryFind(context, at, Several(at), out FoundUnit found)
            ? says.Value.FormBefore(found.Unit.One) : NumberForm.Masculine;

    // "° c" and "˚C" are "°C".
    private static ReadOnlySpan<char> Degrees(ReadOnlySpan<char> token) => token[1..].Trim(' ') switch
    {
        "C" or "c" => "°C",
        "F" or "f" => "°F",
        "K" or "k" => "°K",
        "" => token.Length == 1 ? "°" : "",
        _ => "",
    };

    // "25 x 7 m" are sides, "3 x 4" is a product.
    private static bool AreSides(SpeakableContext context, int end)
    {
        int start = end + (context.Peek(end) == ' ' ? 1 : 0);
        if (!char.IsAsciiDigit(context.Peek(start)) || WrittenNumber.Read(context, start) is not { } other)
        {
            return false;
        }

        // A further "x" is no unit: a chain of them is not followed.
        int unit = other.End + (context.Peek(other.End) is ' ' or '\u00A0' ? 1 : 0);
        return context.Peek(unit) != 'x' && TryFind(context, other.End, other, out _);
    }

    private static bool IsMeant(SpeakableContext context, ReadOnlySpan<char> token, bool spaced, int end, WrittenNumber number)
    {
        if (token.Length == 1 && !spaced && char.IsLetter(token[0])
            && NamesThings.Contains($" {context.WordBefore(number.End - number.Whole.Length)} ", StringComparison.OrdinalIgnoreCase)
            && context.WordBefore(number.End - number.Whole.Length).Length > 0)
        {
            return false;
        }

        // "3 x 4", but not "3 x's".
        if (token is "x")
        {
            return !spaced || (context.Peek(end) == ' ' && char.IsAsciiDigit(context.Peek(end + 1)));
        }

        // Decades: "1990s", "the 80s".
        if (token is "s" && !spaced)
        {
            return number.Fraction.Length > 0 || number.Whole is not [.., '0'] || number.Whole.Length is not (2 or 4);
        }

        // A letter after a space may be a word or a name.
        return !spaced || token is not ("B" or "N" or "J" or "o" or "bar" or "hr" or "cal");
    }
}
