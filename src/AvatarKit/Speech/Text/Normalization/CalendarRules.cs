using System.Globalization;

namespace AvatarKit;

/// <summary>Says dates, times and years.</summary>
internal static class CalendarRules
{
    private const int LongestWord = 24;

    // What makes a number of four digits a year.
    private const string EnglishYearAfter =
        " in since by from until till before after during of circa year years early late mid around and to ";

    private const string GermanYearAfter = " jahr jahre im in seit von bis ab um vor nach jahres anno sommer winter herbst frühling und ";

    // What follows a year without being counted by it.
    private const string FunctionWords =
        " and or to until the a an he she it they we i in on at with when was were is are his her its their for as by but there this that "
            + "after before "
        + "und oder bis ";

    /// <summary>Says the date, time or year that begins with a digit.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Index of the digit.</param>
    /// <returns>How many characters were said.</returns>
    public static int TrySay(SpeakableContext context, int at)
    {
        if (context.Lexicon.Verbalizer is not { } says)
        {
            return 0;
        }

        if (DateReader.DaysOfMonth(context, at) is > 0 and int days)
        {
            string mark = context.Peek(context.Digits(at)).ToString();
            string apart = context.Text[at..days].ToString().Replace(mark, ", ", StringComparison.Ordinal);
            context.As(SpeakableKind.Date).Rewrite(apart, at, days);
            return days - at;
        }

        if (DateReader.Read(context, at) is { } date)
        {
            return Say(context, date, says.Value);
        }

        return TimeReader.Read(context, at) is { } time ? SayTime(context, time, says.Value) : TryYear(context, at, says.Value);
    }

    /// <summary>Says the date that begins with a month's name.</summary>
    /// <returns>How many characters were said.</returns>
    public static int TrySayMonth(SpeakableContext context, int at)
        => context.Lexicon.Verbalizer is { } says && DateReader.ReadMonth(context, at) is { } date ? Say(context, date, says.Value) : 0;

    /// <summary>Says the short form of a day of the week.</summary>
    /// <returns>How many characters were said.</returns>
    public static int TrySayWeekday(SpeakableContext context, int at)
    {
        if (WeekdayReader.Read(context, at, out int end) is not { } name)
        {
            return 0;
        }

        context.As(SpeakableKind.Date).Rewrite(name, at, end);
        return end - at;
    }

    private static int Say(SpeakableContext context, DateToken date, Verbalizer says)
    {
        string words = says.Date(date, context.Lexicon.Months[date.Month - 1]);

        // "the 26th May": the article is there already.
        bool hasArticle = words.StartsWith("the ", StringComparison.Ordinal)
            && context.WordBefore(date.Start).Equals("the", StringComparison.OrdinalIgnoreCase);
        context.As(SpeakableKind.Date).Rewrite(hasArticle ? words[4..] : words, date.Start, date.End);
        return date.End - date.Start + SayTimeOfMachine(context, date.End);
    }

    /// <summary>Says the time of <c>2024-05-03T14:30:00.123Z</c>.</summary>
    private static int SayTimeOfMachine(SpeakableContext context, int at)
    {
        if (context.Peek(at) != 'T' || TimeReader.Read(context, at + 1) is not { } time)
        {
            return 0;
        }

        context.Writer.Punctuate(',');
        int end = at + 1 + SayTime(context, time with { Seconds = time.Seconds == 0 ? null : time.Seconds }, context.Lexicon.Verbalizer!.Value);

        // Fractions of a second and the zone are for machines.
        int start = end;
        while (end - start < 16 && (char.IsAsciiDigit(context.Peek(end)) || (context.Peek(end) is '.' or '+' or '-' or ':'
            && char.IsAsciiDigit(context.Peek(end + 1)))))
        {
            end++;
        }

        return end - at + (context.Peek(end) == 'Z' ? 1 : 0);
    }

    private static int SayTime(SpeakableContext context, TimeToken time, Verbalizer says)
    {
        string words = says.Time(time);

        // "ore 14.30": the word is there already.
        string before = context.WordBefore(time.Start);
        if (before.Length > 0 && words.StartsWith(before + " ", StringComparison.OrdinalIgnoreCase))
        {
            words = words[(before.Length + 1)..];
        }

        context.As(SpeakableKind.Time).Rewrite(words, time.Start, time.End);
        int end = time.End;
        if (time.HasHalf && char.IsLetter(context.Peek(end)) && context.Peek(end + 1) is 'm' or 'M')
        {
            context.Rewrite(context.Peek(end) is 'a' or 'A' ? " A M" : " P M", end, end + 2);
            end += 2;
        }

        return end - time.Start;
    }

    private static int TryYear(SpeakableContext context, int at, Verbalizer says)
    {
        int end = context.Digits(at);
        string language = context.Lexicon.Language;
        if (language == "en" && end - at is 3 or 4 && IsEra(context, end))
        {
            context.As(SpeakableKind.Year).Rewrite(says.Year(int.Parse(context.Text[at..end], CultureInfo.InvariantCulture)), at, end);
            return end - at;
        }

        if (end - at != 4 || language is not ("en" or "de") || context.Text[at] is not ('1' or '2')
            || context.Peek(at - 1) is '.' or ',' or '/' or '-')
        {
            return 0;
        }

        int year = int.Parse(context.Text[at..end], CultureInfo.InvariantCulture);
        if (language == "en" && year % 10 == 0 && context.Peek(end) == 's' && context.IsTokenEnd(end + 1))
        {
            context.As(SpeakableKind.Year).Rewrite(Decade(says.Year(year)), at, end + 1);
            return end + 1 - at;
        }

        if (TryYears(context, at, end, year, says) is > 0 and int used)
        {
            return used;
        }

        string before = $" {context.WordBefore(at)} ";
        string known = language == "en" ? EnglishYearAfter : GermanYearAfter;
        if (before == "  " || year >= 2100 || !known.Contains(before, StringComparison.OrdinalIgnoreCase) || !context.IsTokenEnd(end)
            || !IsOver(context, end))
        {
            return 0;
        }

        context.As(SpeakableKind.Year).Rewrite(says.Year(year), at, end);
        return end - at;
    }

    /// <summary><c>1961–1965</c>.</summary>
    private static int TryYears(SpeakableContext context, int at, int end, int year, Verbalizer says)
    {
        int last = context.Digits(end + 1);
        if (context.Peek(end) is not ('-' or '–') || last - end != 5 || !context.IsTokenEnd(last) || context.Peek(last) is '-' or '–'
            || !IsOver(context, last)
            || int.Parse(context.Text[(end + 1)..last], CultureInfo.InvariantCulture) is var other
                && (other <= year || other >= 2100))
        {
            return 0;
        }

        context.As(SpeakableKind.Year).Rewrite($"{says.Year(year)} {context.Lexicon.To} {says.Year(other)}", at, last);
        return last - at;
    }

    // "340 A.D.", "1200 BC".
    private static bool IsEra(SpeakableContext context, int end)
        => context.Peek(end) == ' ' && (context.Has("AD", end + 1) || context.Has("BC", end + 1) || context.Has("A.D", end + 1)
            || context.Has("B.C", end + 1)) && char.IsAsciiLetterUpper(context.Peek(end + 1))
            && !char.IsLetter(context.Peek(end + (context.Peek(end + 2) == '.' ? 4 : 3)));

    // "in 1865," is a year, "in 1200 shops" and "by 1500 euros" are not.
    private static bool IsOver(SpeakableContext context, int end)
    {
        if (context.Peek(end) is '.' or ',' or ':' or '/'
            && char.IsAsciiDigit(context.Peek(end + 1)) || context.Peek(end) is '%' or '€' or '$' or '£' or '°')
        {
            return false;
        }

        int next = end + 1;
        while (next - end <= LongestWord && char.IsLetter(context.Peek(next)))
        {
            next++;
        }

        ReadOnlySpan<char> word = next > end + 1 ? context.Text[(end + 1)..Math.Min(next, context.Text.Length)] : default;
        return context.Peek(end) is not (' ' or '\u00A0') || word.IsEmpty
            || FunctionWords.Contains($" {word} ", StringComparison.OrdinalIgnoreCase)
            || (context.Lexicon.Language == "de" && char.IsLower(word[0]));
    }

    private static string Decade(string words) => words.EndsWith('y') ? words[..^1] + "ies" : words + "s";
}
