using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>What <c>eval align-unseen</c> is asked.</summary>
internal sealed record UnseenOptions
{
    /// <summary>Where the models of the folds are kept: one that is there is not made again.</summary>
    public string Models { get; init; } = "";

    /// <summary>The only fold to measure, from 1.</summary>
    public int? Fold { get; init; }

    /// <summary>Whether the package's own model listens, which may have heard these speakers.</summary>
    public bool AsShipped { get; init; }

    /// <summary>How the models are made.</summary>
    public TrainingOptions Training { get; init; } = new();

    public static UnseenOptions? TryParse(string[] arguments)
    {
        var options = new UnseenOptions();
        List<string> training = ["--out", "-"];
        for (int i = 0; i < arguments.Length; i++)
        {
            string? value = i + 1 < arguments.Length ? arguments[i + 1] : null;
            switch (arguments[i], value)
            {
                case ("--as-shipped", _):
                    options = options with { AsShipped = true };
                    continue;
                case ("--models", not null):
                    options = options with { Models = value };
                    break;
                case ("--fold", not null):
                    options = options with { Fold = int.Parse(value, CultureInfo.InvariantCulture) };
                    break;
                case ({ } name, not null):
                    training.AddRange([name, value]);
                    break;
                default:
                    return null;
            }

            i++;
        }

        return TrainingOptions.TryParse([.. training]) is { } parsed && (options.AsShipped || options.Models.Length > 0)
            ? options with { Training = parsed }
            : null;
    }
}
