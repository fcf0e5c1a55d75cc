using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>What <c>eval train-acoustics</c> is asked.</summary>
internal sealed record TrainingOptions
{
    public string? Out { get; init; }

    public int Passes { get; init; } = 4;

    public int[] Hidden { get; init; } = [320, 160];

    /// <summary>Speakers that are not heard.</summary>
    public string[] Without { get; init; } = [];

    /// <summary>A folder of recordings of people with their texts, made by <c>voices.sh</c>.</summary>
    public string? Recordings { get; init; }

    /// <summary>Where what the voices spoke is kept for the next time.</summary>
    public string? Speech { get; init; }

    /// <summary>How much of what could be heard is heard, from 0 to 1.</summary>
    public double Share { get; init; } = 1;

    public static TrainingOptions? TryParse(string[] arguments)
    {
        var options = new TrainingOptions();
        for (int i = 0; i + 1 < arguments.Length; i += 2)
        {
            string value = arguments[i + 1];
            switch (arguments[i])
            {
                case "--out":
                    options = options with { Out = value };
                    break;
                case "--passes":
                    options = options with { Passes = int.Parse(value, CultureInfo.InvariantCulture) };
                    break;
                case "--hidden":
                    options = options with { Hidden = [.. value.Split(',').Select(static size => int.Parse(size, CultureInfo.InvariantCulture))] };
                    break;
                case "--without":
                    options = options with { Without = value.Split(',') };
                    break;
                case "--recordings":
                    options = options with { Recordings = value };
                    break;
                case "--speech":
                    options = options with { Speech = value };
                    break;
                case "--share":
                    options = options with { Share = double.Parse(value, CultureInfo.InvariantCulture) };
                    break;
                default:
                    return null;
            }
        }

        return arguments.Length % 2 == 0 && options.Out is not null ? options : null;
    }
}
