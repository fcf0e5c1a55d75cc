namespace AvatarKit.Evaluation;

/// <summary>What <c>eval reads</c> is asked.</summary>
internal sealed record ReadOptions
{
    /// <summary>The faults that can be planted, by name.</summary>
    public static IReadOnlyDictionary<string, ReadFault> Faults { get; } = new Dictionary<string, ReadFault>
    {
        ["unread"] = ReadFault.Unread,
        ["lost-word"] = ReadFault.LostWord,
        ["other-language"] = ReadFault.OtherLanguage,
        ["every-stop"] = ReadFault.EveryStop,
        ["cut-stream"] = ReadFault.CutStream,
    };

    /// <summary>The languages that are measured: those whose locale begins so. Null: all.</summary>
    public string? Locale { get; init; }

    /// <summary>The one class that is measured. Null: all.</summary>
    public string? Class { get; init; }

    /// <summary>Whether what differs is printed.</summary>
    public bool Show { get; init; }

    /// <summary>Whether speed and start-up are measured instead.</summary>
    public bool Time { get; init; }

    /// <summary>Whether eSpeak NG is left out, as where it is not installed.</summary>
    public bool WordsOnly { get; init; }

    /// <summary>The error that is made on purpose.</summary>
    public ReadFault Planted { get; init; }

    /// <summary>Reads the arguments.</summary>
    /// <param name="arguments">The arguments after the command.</param>
    /// <param name="options">What they say.</param>
    /// <returns>What is wrong with them; null when nothing is.</returns>
    public static string? Read(string[] arguments, out ReadOptions options)
    {
        options = new ReadOptions();
        for (int i = 0; i < arguments.Length; i++)
        {
            string? value = i + 1 < arguments.Length ? arguments[i + 1] : null;
            switch (arguments[i], value)
            {
                case ("--show", _):
                    options = options with { Show = true };
                    continue;
                case ("--time", _):
                    options = options with { Time = true };
                    continue;
                case ("--words", _):
                    options = options with { WordsOnly = true };
                    continue;
                case ("--locale", not null) when ReadCases.Locales.Any(locale => Has(locale, value)):
                    options = options with { Locale = value };
                    break;
                case ("--locale", _):
                    return $"There are no cases of '{value}'. --locale takes the beginning of one of {string.Join(", ", ReadCases.Locales)}.";
                case ("--class", not null):
                    options = options with { Class = value };
                    break;
                case ("--planted", not null) when Faults.TryGetValue(value, out ReadFault fault):
                    options = options with { Planted = fault };
                    break;
                case ("--planted", _):
                    return $"'{value}' is no fault that can be planted. There are {string.Join(", ", Faults.Keys)}.";
                default:
                    return $"'{arguments[i]}' is not known or has no value. "
                        + "eval reads takes --locale, --class, --planted, --show, --words and --time.";
            }

            i++;
        }

        return null;
    }

    /// <summary>Whether a language is measured.</summary>
    public bool Measures(string locale) => Locale is null || Has(locale, Locale);

    private static bool Has(string locale, string start) => locale.StartsWith(start, StringComparison.OrdinalIgnoreCase);
}
