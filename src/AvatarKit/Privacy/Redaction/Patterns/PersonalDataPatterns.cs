namespace AvatarKit;

/// <summary>Finds what has a pattern, in one pass: every place is looked at by each pattern at most once, and each looks at a bounded number of
/// characters, so that the time grows with the length of the text alone.</summary>
internal sealed class PersonalDataPatterns(PersonalDataKindOptions kinds)
{
    /// <summary>Finds it, in order and without overlaps.</summary>
    /// <param name="text">The text.</param>
    /// <param name="locale">The BCP-47 locale.</param>
    /// <param name="work">How many characters were looked at.</param>
    public List<PersonalDataSpan> Find(string text, string locale, out long work)
    {
        var scanned = new ScannedText(text, locale.Split('-')[0].ToLowerInvariant());
        List<PersonalDataSpan> found = FindAddresses(text, scanned);
        for (int at = 0; at < text.Length;)
        {
            if (FindAt(scanned, at) is { } span)
            {
                found.Add(span);
                at = span.End;
            }
            else
            {
                at++;
            }
        }

        work = scanned.Work;
        return PersonalDataSpans.Merge(found);
    }

    private List<PersonalDataSpan> FindAddresses(string text, ScannedText scanned)
    {
        List<PersonalDataSpan> found = [];
        for (int at = kinds.Email ? text.IndexOf('@', StringComparison.Ordinal) : -1; at >= 0; at = text.IndexOf('@', at + 1))
        {
            if (EmailPattern.Find(scanned, at, found.Count == 0 ? 0 : found[^1].End) is { } span)
            {
                found.Add(span);
            }
        }

        return found;
    }

    private PersonalDataSpan? FindAt(ScannedText text, int at)
    {
        char c = text.At(at);
        if (text.IsDigit(at))
        {
            return text.IsDigit(at - 1) ? null : FindNumber(text, at);
        }

        if (char.IsAsciiLetter(c))
        {
            return text.IsWord(at - 1) ? null : FindLettered(text, at);
        }

        return kinds.Phone && c is '+' or '(' && !text.IsWord(at - 1) ? Span(PersonalDataKind.Phone, at, PhonePattern.FindMarked(text, at)) : null;
    }

    private PersonalDataSpan? FindNumber(ScannedText text, int at)
    {
        DigitRun run = text.ReadDigits(at);
        if (text.IsLetter(at - 1))
        {
            // Whatever a card's number hangs on, it is one.
            return kinds.Card ? Span(PersonalDataKind.Card, at, CardPattern.Find(run)) : null;
        }

        return (kinds.IpAddress ? Span(PersonalDataKind.IpAddress, at, IpAddressPattern.Find(text, at)) : null)
            ?? (kinds.NationalId ? Span(PersonalDataKind.NationalId, at, NumericIdPattern.Find(text, run)) : null)
            ?? (kinds.Card ? Span(PersonalDataKind.Card, at, CardPattern.Find(run)) : null)
            ?? (kinds.NationalId ? Span(PersonalDataKind.NationalId, at, LetteredIdPattern.Find(text, at)) : null)
            ?? (kinds.Phone ? Span(PersonalDataKind.Phone, at, PhonePattern.Find(text, run)) : null);
    }

    private PersonalDataSpan? FindLettered(ScannedText text, int at)
        => (kinds.Iban ? Span(PersonalDataKind.Iban, at, IbanPattern.Find(text, at)) : null)
            ?? (kinds.NationalId ? Span(PersonalDataKind.NationalId, at, LetteredIdPattern.Find(text, at)) : null)
            ?? (kinds.IpAddress ? Span(PersonalDataKind.IpAddress, at, IpAddressPattern.Find(text, at)) : null);

    private static PersonalDataSpan? Span(PersonalDataKind kind, int start, int end)
        => end > start ? new PersonalDataSpan(start, end - start, kind) : null;
}
