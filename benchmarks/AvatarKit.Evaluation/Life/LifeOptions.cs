using System.Globalization;
using AvatarKit.Rendering;

namespace AvatarKit.Evaluation;

/// <summary>What <c>eval life</c> is asked for.</summary>
internal sealed record LifeOptions
{
    public string? Character { get; private set; }

    public string? Portrait { get; private set; }

    /// <summary>Rows of the videos, 16:9.</summary>
    public int Height { get; private set; } = 1080;

    public int FrameRate { get; private set; } = 60;

    public int Seed { get; private set; } = 1;

    /// <summary>A folder in which the videos stay, each with where the nose is in every picture.</summary>
    public string? Keep { get; private set; }

    /// <summary>A folder of videos that were kept, which are measured instead of new ones.</summary>
    public string? From { get; private set; }

    /// <summary>Whether the answer makes gestures, all there are.</summary>
    public bool Gestures { get; private set; }

    public static LifeOptions Parse(string[] arguments)
    {
        var options = new LifeOptions { Gestures = arguments.Contains("--gestures") };
        arguments = [.. arguments.Where(static argument => argument != "--gestures")];
        for (int i = 0; i < arguments.Length; i += 2)
        {
            string value = i + 1 < arguments.Length ? arguments[i + 1] : throw new LipsException($"{arguments[i]} takes a value.");
            switch (arguments[i])
            {
                case "--character":
                    options.Character = value;
                    break;
                case "--portrait":
                    options.Portrait = value;
                    break;
                case "--height":
                    options.Height = Number(arguments[i], value) / 2 * 2;
                    break;
                case "--fps":
                    options.FrameRate = Number(arguments[i], value);
                    break;
                case "--seed":
                    options.Seed = Number(arguments[i], value);
                    break;
                case "--from":
                    options.From = value;
                    break;
                case "--keep":
                    options.Keep = value;
                    break;
                default:
                    throw new LipsException($"eval life has no option '{arguments[i]}'.");
            }
        }

        return options;
    }

    /// <summary>The faces that are measured: the one that was named, or all characters and the portrait that comes with the evaluation.</summary>
    public IEnumerable<(string Name, AvatarFace Face)> Faces()
    {
        if (Portrait is not null || Character is not null)
        {
            yield return (Character ?? Path.GetFileNameWithoutExtension(Portrait)!, Open(Character, Portrait));
            yield break;
        }

        foreach (string id in CharacterFace.BuiltIn)
        {
            yield return (id, Open(id, null));
        }

        yield return ("portrait", Open(null, Path.Combine(AppContext.BaseDirectory, "lips", "portrait.jpg")));
    }

    /// <summary>Where the nose of a face is in every picture is written here.</summary>
    public string? Trace(string name) => Keep is null ? null : Path.Combine(Keep, name + ".tsv");

    private static AvatarFace Open(string? character, string? portrait)
    {
        try
        {
            return character is not null ? CharacterFace.Get(character) : PortraitFace.Load(portrait!);
        }
        catch (Exception e) when (e is ArgumentException or AvatarKitException)
        {
            throw new LipsException(e.Message, e);
        }
    }

    private static int Number(string name, string value)
        => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw new LipsException($"{name} takes a whole number above 0, not '{value}'.");
}
