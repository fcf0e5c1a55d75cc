using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>What <c>eval web</c> was asked for.</summary>
internal sealed record WebOptionsLine
{
    public IReadOnlyList<string> Parts { get; private init; } = WebParts.Names;

    /// <summary>The faults that are planted, one after the other; none: the page as it is.</summary>
    public IReadOnlyList<WebFault> Planted { get; private init; } = [];

    public int Interruptions { get; private init; } = 100;

    public int Questions { get; private init; } = 50;

    public int Seed { get; private init; } = 1;

    /// <summary>Reads the arguments; <see langword="null"/> after saying what is wrong with them.</summary>
    public static WebOptionsLine? Read(string[] arguments)
    {
        var options = new WebOptionsLine();
        string[] parts = [.. arguments.TakeWhile(static argument => !argument.StartsWith("--", StringComparison.Ordinal))];
        if (parts.FirstOrDefault(static part => !WebParts.Names.Contains(part)) is { } unknown)
        {
            Console.Error.WriteLine($"'{unknown}' is no part of eval web. There are {string.Join(", ", WebParts.Names)}.");
            return null;
        }

        options = parts.Length > 0 ? options with { Parts = parts } : options;
        for (int i = parts.Length; i < arguments.Length; i += 2)
        {
            string value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            int number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int parsed) ? parsed : -1;
            WebOptionsLine? next = (arguments[i], number) switch
            {
                ("--interruptions", >= 1 and <= 1_000) => options with { Interruptions = number },
                ("--questions", >= 1 and <= 100) => options with { Questions = number },
                ("--seed", >= 0) => options with { Seed = number },
                ("--planted", _) => Plant(options, value),
                _ => null,
            };
            if (next is null)
            {
                Console.Error.WriteLine($"'{arguments[i]} {value}' is not an option of eval web. {Explain}");
                return null;
            }

            options = next;
        }

        return options;
    }

    private static string Explain => "There are --interruptions N (1 to 1000), --questions N (1 to 100), --seed N and --planted FAULT: "
        + $"all, {string.Join(", ", WebFault.All.Select(static fault => fault.Name))}.";

    private static WebOptionsLine? Plant(WebOptionsLine options, string name)
    {
        WebFault[] faults = [.. WebFault.All.Where(fault => name == "all" || fault.Name == name)];
        return faults.Length == 0 ? null : options with { Planted = faults };
    }
}
