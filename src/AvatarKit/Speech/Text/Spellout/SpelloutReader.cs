using System.Globalization;

namespace AvatarKit;

/// <summary>Reads rules as CLDR writes them: <c>%name:</c>, then lines of <c>base/radix: words;</c>.</summary>
internal static class SpelloutReader
{
    /// <summary>Finds the sets; each is read when it is first used.</summary>
    public static Dictionary<string, Lazy<SpelloutRuleSet>> ReadSets(string text)
    {
        Dictionary<string, Lazy<SpelloutRuleSet>> sets = new(StringComparer.Ordinal);
        int at = 0;
        while (at < text.Length)
        {
            int end = text.IndexOf("\n%", at, StringComparison.Ordinal) is var next and >= 0 ? next + 1 : text.Length;
            int colon = text.IndexOf(':', at);
            if (colon > at && colon < end && text[at] == '%')
            {
                Range body = (colon + 1)..end;
                sets[text[at..colon]] = new Lazy<SpelloutRuleSet>(() => new SpelloutRuleSet(ReadRules(text[body])));
            }

            at = end;
        }

        return sets;
    }

    private static IEnumerable<SpelloutRule> ReadRules(string text)
    {
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            int colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon < 0 || !TryReadHead(line[..colon], out SpelloutRule head))
            {
                continue;
            }

            string body = line[(colon + 1)..].TrimStart().TrimEnd(';');
            if (body.StartsWith('\''))
            {
                body = body[1..];
            }

            foreach (SpelloutRule rule in WithAndWithoutBrackets(head, body))
            {
                yield return rule;
            }
        }
    }

    /// <summary>Reads <c>100</c>, <c>1100/100</c>, <c>-x</c>, <c>x.x</c>, <c>x,x</c>, <c>0.x</c>.</summary>
    private static bool TryReadHead(string head, out SpelloutRule rule)
    {
        rule = new SpelloutRule(
            head switch
            {
                "-x" => SpelloutRuleKind.Negative,
                "x.x" => SpelloutRuleKind.Decimal,
                "x,x" => SpelloutRuleKind.CommaDecimal,
                "0.x" => SpelloutRuleKind.DecimalBelowOne,
                "Inf" or "NaN" or "x.0" => SpelloutRuleKind.Other,
                _ => SpelloutRuleKind.Whole,
            },
            0,
            1,
            []);
        if (rule.Kind != SpelloutRuleKind.Whole)
        {
            return true;
        }

        string[] numbers = head.Replace(",", "", StringComparison.Ordinal).Split('/');
        long radix = 10;
        if (!long.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out long from)
            || (numbers.Length == 2 && !long.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out radix))
            || radix < 2)
        {
            return false;
        }

        long divisor = 1;
        while (divisor <= from / radix)
        {
            divisor *= radix;
        }

        rule = rule with { Base = from, Divisor = divisor };
        return true;
    }

    /// <summary>What stands in brackets is left out where nothing remains: one rule becomes two. After a bar stands what is said instead.</summary>
    private static IEnumerable<SpelloutRule> WithAndWithoutBrackets(SpelloutRule rule, string body)
    {
        int open = body.IndexOf('[', StringComparison.Ordinal), close = body.IndexOf(']', StringComparison.Ordinal);
        if (open < 0 || close < open)
        {
            yield return rule with { Parts = SpelloutBody.Read(body) };
            yield break;
        }

        string optional = body[(open + 1)..close], before = body[..open], after = body[(close + 1)..];
        int bar = optional.IndexOf('|', StringComparison.Ordinal);
        SpelloutPart[] full = SpelloutBody.Read(before + (bar < 0 ? optional : optional[..bar]) + after);
        SpelloutPart[] bare = SpelloutBody.Read(before + (bar < 0 ? "" : optional[(bar + 1)..]) + after);
        bool isWhole = rule.Kind == SpelloutRuleKind.Whole;
        if (!isWhole)
        {
            yield return rule with { Kind = SpelloutRuleKind.DecimalBelowOne, Parts = bare };
            yield return rule with { Parts = full };
        }
        else if (rule.Base > 0 && rule.Base % rule.Divisor == 0)
        {
            yield return rule with { Parts = bare };
            yield return rule with { Base = rule.Base + 1, Parts = full };
        }
        else
        {
            yield return rule with { Parts = full };
        }
    }
}
