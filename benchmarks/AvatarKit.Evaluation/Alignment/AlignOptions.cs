using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>What <c>eval align</c> is asked.</summary>
internal sealed record AlignOptions
{
    public string? Audio { get; init; }

    public string Text { get; init; } = "";

    public string Locale { get; init; } = "en-US";

    public string? Truth { get; init; }

    public bool Rhubarb { get; init; }

    /// <summary>Whether sentences are heard in pieces as well.</summary>
    public bool Pieces { get; init; }

    /// <summary>Seconds by which the truth is moved, to see that the measure sees it.</summary>
    public double Shift { get; init; }

    /// <summary>Whether the first closure of every track is taken out, to see that the measure sees it.</summary>
    public bool DropClosure { get; init; }

    /// <summary>The model that listens: the package's, unless another is measured.</summary>
    public AcousticModel Model { get; init; } = AcousticModel.Default;

    public static AlignOptions? TryParse(string[] arguments)
    {
        var options = new AlignOptions();
        for (int i = 0; i < arguments.Length; i++)
        {
            string? value = i + 1 < arguments.Length ? arguments[i + 1] : null;
            switch (arguments[i], value)
            {
                case ("--rhubarb", _):
                    options = options with { Rhubarb = true };
                    continue;
                case ("--pieces", _):
                    options = options with { Pieces = true };
                    continue;
                case ("--audio", not null):
                    options = options with { Audio = value };
                    break;
                case ("--text", not null):
                    options = options with { Text = value };
                    break;
                case ("--locale", not null):
                    options = options with { Locale = value };
                    break;
                case ("--truth", not null):
                    options = options with { Truth = value };
                    break;
                case ("--model", not null):
                    options = options with { Model = ReadModel(value) };
                    break;
                case ("--planted", "drop-closure"):
                    options = options with { DropClosure = true };
                    break;
                case ("--planted", not null) when value.StartsWith("shift=", StringComparison.Ordinal)
                    && double.TryParse(value.AsSpan(6), NumberStyles.Float, CultureInfo.InvariantCulture, out double milliseconds):
                    options = options with { Shift = milliseconds / 1000 };
                    break;
                default:
                    return null;
            }

            i++;
        }

        return (options.Audio is null) == (options.Truth is null) ? options : null;
    }

    public static AcousticModel ReadModel(string path)
    {
        using FileStream file = File.OpenRead(path);
        return AcousticModel.Read(file);
    }
}
