using System.Globalization;

namespace AvatarKit;

/// <summary>Says numbers, dates and times in a language's words. Digits stay where every voice reads them right. Stateless and
/// thread-safe.</summary>
/// <param name="numbers">The language's number words.</param>
internal abstract class Verbalizer(NumberWords numbers)
{
    /// <summary>The language's number words.</summary>
    protected NumberWords Numbers { get; } = numbers;

    /// <summary>Says a whole number by itself.</summary>
    public string Cardinal(long number) => Numbers.Cardinal(number);

    /// <summary>Says an ordinal.</summary>
    public virtual string Ordinal(OrdinalToken token) => Numbers.Ordinal(token.Value, token.Form);

    /// <summary>Says a fraction.</summary>
    /// <returns>What is said; null where the language has no everyday words for it.</returns>
    public abstract string? Fraction(FractionToken token);

    /// <summary>Says a date.</summary>
    /// <param name="token">The date.</param>
    /// <param name="month">Its month's name.</param>
    public abstract string Date(DateToken token, string month);

    /// <summary>Says a time.</summary>
    public abstract string Time(TimeToken token);

    /// <summary>Says a Roman numeral.</summary>
    public virtual string Roman(RomanToken token)
        => token.Use is RomanUse.Ordinal ? Numbers.Ordinal(token.Value, token.Form) : Digits(token.Value);

    /// <summary>Says a number that is a year.</summary>
    public virtual string Year(int year) => Digits(year);

    /// <summary>The form of numbers before a noun.</summary>
    /// <param name="noun">The noun, in the singular.</param>
    public abstract NumberForm FormBefore(string noun);

    /// <summary>The form of a noun that goes with a number, in languages with more than two; else null.</summary>
    public string? Noun(SpelloutNumber number, Unit noun) => noun.Forms is null ? null : Numbers.Noun(number, noun);

    /// <summary>A number as it is written, its minus and decimals in words too; null where the language has no words for it.</summary>
    public virtual string? Number(SpelloutNumber number) => Numbers.Number(number);

    /// <summary>A number with decimals before a noun; null where the language has no words for it.</summary>
    public virtual string? NumberBefore(SpelloutNumber number, string noun) => Number(number);

    /// <summary>The name of a currency, by its ISO 4217 code in any case.</summary>
    public Unit? Currency(ReadOnlySpan<char> code) => Numbers.Currency(code);

    /// <summary>The form of a number before any noun of the language; null where the noun does not tell its gender.</summary>
    /// <param name="noun">The noun, in the form that stands after the number.</param>
    public virtual NumberForm? FormBeforeAny(string noun) => null;

    /// <summary>Says a whole number before a noun of a unit, a currency or a large number.</summary>
    public string Before(long number, string noun) => Before(number, noun, FormBefore(noun));

    /// <summary>Says a whole number before a noun, in the noun's form; in digits where its words are the same in any.</summary>
    public virtual string Before(long number, string noun, NumberForm form) => Numbers.Digits(number, form);

    protected static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);
}
