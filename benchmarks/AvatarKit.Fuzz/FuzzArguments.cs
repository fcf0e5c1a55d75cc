using System.Globalization;

namespace AvatarKit.Fuzz;

/// <summary>What the command was asked.</summary>
internal sealed record FuzzArguments
{
    /// <summary>The target's name, or <c>all</c>.</summary>
    public string Target { get; init; } = "";

    /// <summary>How long, all targets together.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(1);

    public int Seed { get; init; } = 1;

    /// <summary>A file to read instead of making inputs.</summary>
    public string? Input { get; init; }

    /// <summary>A run to repeat.</summary>
    public long? Run { get; init; }

    /// <summary>Where inputs with findings are kept.</summary>
    public string Findings { get; init; } = Path.Combine("TestResults", "fuzz");

    /// <summary>Whether this is the process that reads.</summary>
    public bool IsWorker { get; init; }

    /// <summary>The first run of a process that goes on where another ended.</summary>
    public long FirstRun { get; init; }

    /// <exception cref="ArgumentException">One is not known, or its value makes no sense.</exception>
    public static FuzzArguments Read(IReadOnlyList<string> arguments)
    {
        var read = new FuzzArguments();
        for (int i = 0; i < arguments.Count; i += 2)
        {
            string name = arguments[i];
            string value = i + 1 < arguments.Count ? arguments[i + 1] : throw new ArgumentException($"{name} takes a value.");
            read = name switch
            {
                "--target" => read with { Target = value },
                "--for" => read with { Time = Duration(value) },
                "--seed" => read with { Seed = (int)Whole(name, value, int.MaxValue) },
                "--run" => read with { Run = Whole(name, value, long.MaxValue) },
                "--input" => read with { Input = value },
                "--findings" => read with { Findings = value },
                "--worker" => read with { IsWorker = true, FirstRun = Whole(name, value, long.MaxValue) },
                _ => throw new ArgumentException($"'{name}' is not known here. Known are --target, --for, --seed, --run, --input and --findings."),
            };
        }

        return read.Target.Length > 0 ? read : throw new ArgumentException("--target is missing: a target's name, or all.");
    }

    private static long Whole(string name, string value, long most)
        => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long whole) && whole <= most
            ? whole : throw new ArgumentException($"{name} takes a whole number.");

    private static TimeSpan Duration(string value)
    {
        string digits = value.Length > 1 ? value[..^1] : "";
        bool isNumber = double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number is > 0 and < 1e6;
        return (isNumber, value[digits.Length..]) switch
        {
            (true, "s") => TimeSpan.FromSeconds(number),
            (true, "m") => TimeSpan.FromMinutes(number),
            (true, "h") => TimeSpan.FromHours(number),
            _ => throw new ArgumentException("--for takes a time such as 30s, 10m or 1h."),
        };
    }
}
