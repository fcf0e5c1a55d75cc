using System.Diagnostics.CodeAnalysis;

namespace AvatarKit;

/// <summary>What a piece of text was taken for, and is said as: the classes of text normalisation.</summary>
public enum SpeakableKind
{
    /// <summary>Said as it was written: words, punctuation, and all that no rule changes.</summary>
    Verbatim,

    /// <summary>A whole number that counts or names something: <c>21 casas</c>.</summary>
    Cardinal,

    /// <summary>A number that says the place in an order: <c>3rd</c>, <c>1.º</c>.</summary>
    Ordinal,

    /// <summary>A number with a fraction after its point: <c>3.14</c>.</summary>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The field's word for this class.")]
    Decimal,

    /// <summary>A fraction: <c>3/4</c>, <c>½</c>.</summary>
    Fraction,

    /// <summary>A proportion: <c>16:9</c>.</summary>
    Ratio,

    /// <summary>So many points of so many: <c>8/10</c>.</summary>
    Score,

    /// <summary>A date, or a short form of a month or a day of the week.</summary>
    Date,

    /// <summary>A year, years or a decade.</summary>
    Year,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>What joins the two ends of a range: the dash of <c>9–17</c>.</summary>
    Range,

    /// <summary>An amount of money.</summary>
    Money,

    /// <summary>A number with its unit, per cent among them.</summary>
    Measure,

    /// <summary>A telephone number.</summary>
    Telephone,

    /// <summary>An address of the web or of mail.</summary>
    Electronic,

    /// <summary>A part of a street address: house number, street, state.</summary>
    Address,

    /// <summary>A Roman numeral.</summary>
    Roman,

    /// <summary>A short form that is said in full.</summary>
    Abbreviation,

    /// <summary>A version, or another number of several parts: <c>v2.1</c>, <c>192.168.0.1</c>.</summary>
    Version,

    /// <summary>A sign that is said by its name, or by what it means where it stands: <c>&amp;</c>, <c>×</c>.</summary>
    Symbol,

    /// <summary>An emoji that is said by its name.</summary>
    Emoji,

    /// <summary>Words said in place of what is seen, such as the size of a large table.</summary>
    Phrase,
}
