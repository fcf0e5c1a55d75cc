using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>What <c>eval portrait</c> is asked for.</summary>
internal sealed record PortraitOptions
{
    /// <summary>The pictures: those that were named, or the drawn ones that come with the evaluation.</summary>
    public IReadOnlyList<string> Pictures { get; private set; } = [];

    /// <summary>A folder that gets a sheet of each picture's mouth and moods.</summary>
    public string? Sheets { get; private set; }

    public int FrameRate { get; private set; } = 60;

    public int Seed { get; private set; } = 1;

    /// <summary>Whether lips are kept from pressing, to see that it is seen.</summary>
    public bool IsPlanted { get; private set; }

    public static PortraitOptions Parse(string[] arguments)
    {
        var options = new PortraitOptions();
        List<string> pictures = [];
        for (int i = 0; i < arguments.Length; i += 2)
        {
            string value = i + 1 < arguments.Length ? arguments[i + 1] : throw new LipsException($"{arguments[i]} takes a value.");
            switch (arguments[i])
            {
                case "--picture":
                    pictures.Add(value);
                    break;
                case "--sheets":
                    options.Sheets = value;
                    break;
                case "--fps":
                    options.FrameRate = Number(arguments[i], value);
                    break;
                case "--seed":
                    options.Seed = Number(arguments[i], value);
                    break;
                case "--planted" when value == "open":
                    options.IsPlanted = true;
                    break;
                default:
                    throw new LipsException($"eval portrait has no option '{arguments[i]} {value}'.");
            }
        }

        string lips = Path.Combine(AppContext.BaseDirectory, "lips");
        options.Pictures = pictures.Count > 0 ? pictures : [Path.Combine(lips, "portrait.jpg"), Path.Combine(lips, "smile.jpg")];
        return options;
    }

    private static int Number(string name, string value)
        => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw new LipsException($"{name} takes a whole number above 0, not '{value}'.");
}
