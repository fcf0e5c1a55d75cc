using System.Text;

namespace AvatarKit.Fuzz.Mutation;

/// <summary>Puts other values in the place of some, removes and repeats them, and damages what is left as text.</summary>
internal sealed class JsonMutator : IMutator
{
    public static readonly JsonMutator Instance = new();

    private const int Longest = 48 * 1024;

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-0", "1", "-1", "2", "0.5", "1e400", "-1e400", "1e-400", "1e300", "-1e300", "2147483648",
        "-2147483649", "9223372036854775807", "9223372036854775808", "99999999999999999999", "1E9999999999", "NaN", "\"NaN\"",
        "\"Infinity\"", "\"\"", "\" \"", "\"x\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"😀\"", "\"AAAA\"", "\"AAA\"",
        "\"0\"", "\"-1\"", "\"2026-13-45\"", "\"2026-11-30T10:00:00Z\"", "\"0001-01-01T00:00:00+14:00\"",
        "\"9999-12-31T23:59:59.9999999-14:00\"", "\"file:\"", "\"http://\"", "\"https://a/b\"", "\"//a\"", "\"../../a\"", "\"text/plain\"",
        "{}", "[]", "[null]", "[[]]", "{\"a\":1}", "{\"\":null}", "{\"a\":1,\"a\":2}", "{\"\\ud800\":1}", "{\"$type\":\"x\"}",
        "{\"type\":\"x\"}", "[1,2,3]", "[0.1,1e308]",
    ];

    public byte[] Mutate(IReadOnlyList<byte[]> seeds, Random random)
    {
        string json = Encoding.UTF8.GetString(seeds[random.Next(seeds.Count)]);
        for (int count = random.Next(1, 5); count > 0; count--)
        {
            json = Change(json, seeds, random);
            json = json.Length > Longest ? json[..Longest] : json;
        }

        byte[] bytes = LooseText.Encode(json);
        if (random.Next(12) == 0 && bytes.Length > 0)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    public GrowthPattern Grow(IReadOnlyList<byte[]> seeds, Random random)
    {
        string json = Encoding.UTF8.GetString(seeds[random.Next(seeds.Count)]);
        List<Range> values = JsonValues.Find(json);
        Range place = values.Count == 0 ? ..0 : values[random.Next(values.Count)];
        (int start, int size) = place.GetOffsetAndLength(json.Length);
        string value = json[place];
        string unit = TextTokens.Any(random);
        string before = json[..start];
        string after = json[(start + size)..];
        return random.Next(4) switch
        {
            0 => Of(
                $"[{value},…]",
                (text, count) => text.Append('[').Insert(text.Length, value + ",", count).Append(value).Append(']'),
                value.Length + 1),
            1 => Of(
                $"string of {unit.Length}:{System.Text.Json.JsonSerializer.Serialize(unit)}",
                (text, count) => text.Append('"').Insert(text.Length, Escape(unit), count).Append('"'),
                Escape(unit).Length),
            2 => Of("members", static (text, count) => Members(text, count), 12),
            _ => Of("nesting", (text, count) => text.Insert(text.Length, "[", count).Append(value).Insert(text.Length, "]", count), 2),
        };

        GrowthPattern Of(string what, Func<StringBuilder, int, StringBuilder> make, int unitSize)
            => new($"{what} at {start}", length => LooseText.Encode(before + make(new StringBuilder(), Math.Max(1, length / unitSize)) + after));
    }

    private static StringBuilder Members(StringBuilder text, int count)
    {
        text.Append('{');
        for (int i = 0; i < count; i++)
        {
            text.Append("\"m").Append(i).Append("\":").Append(i).Append(i + 1 < count ? "," : "");
        }

        return text.Append('}');
    }

    private static string Change(string json, IReadOnlyList<byte[]> seeds, Random random)
    {
        List<Range> values = random.Next(5) == 0 ? [] : JsonValues.Find(json);
        if (values.Count == 0)
        {
            return Damage(json, random);
        }

        Range place = values[random.Next(values.Count)];
        (int start, int length) = place.GetOffsetAndLength(json.Length);
        string value = json[place];
        string changed = random.Next(10) switch
        {
            0 or 1 or 2 or 3 => Values[random.Next(Values.Length)],
            4 => Other(seeds, random),
            5 => $"[{value},{value}]",
            6 => string.Concat(new string('[', random.Next(1, 100)), value, new string(']', random.Next(1, 100))),
            7 => "\"" + Escape(string.Concat(Enumerable.Repeat(TextTokens.Any(random), random.Next(1, random.Next(10) == 0 ? 3000 : 5)))) + "\"",
            8 when value.Length > 2 && value[0] == '"' => value.Insert(random.Next(1, value.Length - 1), Escape(TextTokens.Any(random))),
            9 => $"{{\"{Values.Length}\":{value}}}",
            _ => random.Next().ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        return string.Concat(json.AsSpan(0, start), changed, json.AsSpan(start + length));
    }

    private static string Other(IReadOnlyList<byte[]> seeds, Random random)
    {
        string other = Encoding.UTF8.GetString(seeds[random.Next(seeds.Count)]);
        List<Range> values = JsonValues.Find(other);
        return values.Count == 0 ? "null" : other[values[random.Next(values.Count)]];
    }

    private static string Damage(string json, Random random)
    {
        int at = random.Next(json.Length + 1);
        return random.Next(4) switch
        {
            0 => json.Remove(at, Math.Min(random.Next(1, 40), json.Length - at)),
            1 => json.Insert(at, TextTokens.Any(random)),
            2 => json.Insert(at, json.Substring(at, Math.Min(random.Next(1, 200), json.Length - at))),
            _ => json.Insert(at, Values[random.Next(Values.Length)]),
        };
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char unit in text)
        {
            if (unit is '"' or '\\' or < ' ' || char.IsSurrogate(unit))
            {
                escaped.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            }
            else
            {
                escaped.Append(unit);
            }
        }

        return escaped.ToString();
    }
}
