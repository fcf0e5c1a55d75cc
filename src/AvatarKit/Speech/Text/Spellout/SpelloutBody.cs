namespace AvatarKit;

/// <summary>Reads what a rule says: words, and between signs what is put in their place.</summary>
internal static class SpelloutBody
{
    private const string PluralStart = "$(";
    private const string PluralEnd = ")$";

    public static SpelloutPart[] Read(string body)
    {
        List<SpelloutPart> parts = [];
        int at = 0;
        while (at < body.Length)
        {
            int sign = body.AsSpan(at).IndexOfAny("<>=$");
            if (sign != 0)
            {
                string words = sign < 0 ? body[at..] : body.Substring(at, sign);
                parts.Add(new SpelloutPart(SpelloutPartKind.Words, words));
                at += words.Length;
                continue;
            }

            at = body[at] == '$' ? ReadPlural(body, at, parts) : ReadSubstitution(body, at, parts);
        }

        return [.. parts];
    }

    private static int ReadSubstitution(string body, int at, List<SpelloutPart> parts)
    {
        char sign = body[at];
        int end = body.IndexOf(sign, at + 1);
        if (end < 0)
        {
            parts.Add(new SpelloutPart(SpelloutPartKind.Words, sign.ToString()));
            return at + 1;
        }

        string inside = body[(at + 1)..end++];
        bool isTripled = inside.Length == 0 && sign == '>' && end < body.Length && body[end] == '>';
        bool isDigits = inside.Length > 0 && inside[0] is '#' or '0';
        SpelloutPartKind kind = sign switch
        {
            '<' => isDigits ? SpelloutPartKind.QuotientInDigits : SpelloutPartKind.Quotient,
            '=' => isDigits ? SpelloutPartKind.SameInDigits : SpelloutPartKind.Same,
            _ => isTripled ? SpelloutPartKind.RemainderByRuleBefore : SpelloutPartKind.Remainder,
        };
        parts.Add(new SpelloutPart(kind, isDigits || inside.Length == 0 ? null : inside));
        return isTripled ? end + 1 : end;
    }

    /// <summary>Reads <c>$(cardinal,one{word}other{words})$</c>.</summary>
    private static int ReadPlural(string body, int at, List<SpelloutPart> parts)
    {
        int end = body.IndexOf(PluralEnd, at, StringComparison.Ordinal);
        if (end < 0 || !body.AsSpan(at).StartsWith(PluralStart))
        {
            parts.Add(new SpelloutPart(SpelloutPartKind.Words, "$"));
            return at + 1;
        }

        string[] pieces = body[(at + PluralStart.Length)..end].Split(',', 2);
        Dictionary<string, string> forms = new(StringComparer.Ordinal);
        foreach (string form in pieces.Length == 2 ? pieces[1].Split('}', StringSplitOptions.RemoveEmptyEntries) : [])
        {
            string[] named = form.Split('{', 2);
            if (named.Length == 2)
            {
                forms[named[0].Trim()] = named[1];
            }
        }

        parts.Add(new SpelloutPart(SpelloutPartKind.Plural, null, new SpelloutPlural(pieces[0] == "ordinal", forms)));
        return end + PluralEnd.Length;
    }
}
