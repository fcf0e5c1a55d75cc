using System.Globalization;
using AvatarKit.Rendering;

namespace AvatarKit.Samples.Console;

/// <summary>Turns what was asked for into the renderer's options, and says what is wrong with it.</summary>
internal static class VideoChoice
{
    private static readonly Dictionary<string, (int Width, int Height)> Sizes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["360p"] = (640, 360),
        ["720p"] = (1280, 720),
        ["1080p"] = (1920, 1080),
        ["1440p"] = (2560, 1440),
        ["4k"] = (3840, 2160),
    };

    public static string SizeHelp => $"{string.Join(", ", Sizes.Keys)}, or WIDTHxHEIGHT";

    public static void Apply(VideoSettings settings, VideoRenderingOptions options)
    {
        (options.Width, options.Height) = Size(settings.Size);
        options.FrameRate = settings.FrameRate is >= 1 and <= 120
            ? settings.FrameRate
            : throw new ConsoleException($"--fps {settings.FrameRate} is not from 1 to 120.");
        options.Captions = settings.Captions;
        options.Transparent = settings.Background == "transparent";
        options.Container = settings.WebM || options.Transparent ? VideoContainer.WebM : VideoContainer.Mp4;
        options.Face = Face(settings);
        if (!options.Transparent && settings.Background is { } background)
        {
            options.Background = BehindIt(background);
        }
    }

    private static (int Width, int Height) Size(string text)
    {
        if (Sizes.TryGetValue(text, out (int Width, int Height) known))
        {
            return known;
        }

        string[] parts = text.Split('x', 'X');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int width)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int height)
            ? IsSide(width) && IsSide(height)
                ? (width, height)
                : throw new ConsoleException($"--size '{text}': width and height are even numbers from 64 to 7680.")
            : throw new ConsoleException($"--size '{text}' is not a size. It takes {SizeHelp}.");
    }

    private static bool IsSide(int length) => length is >= 64 and <= 7680 && length % 2 == 0;

    private static AvatarFace Face(VideoSettings settings)
    {
        if (settings.Portrait is { } picture)
        {
            return settings.Character is null
                ? Portrait(Existing(picture, "--portrait"), settings.Landmarks is { } landmarks ? Existing(landmarks, "--landmarks") : null)
                : throw new ConsoleException("--portrait and --character both name a face. Name one.");
        }

        return Character(settings.Character ?? CharacterFace.BuiltIn[0]);
    }

    /// <summary>A picture, and on the error stream what of it will not look good.</summary>
    private static PortraitFace Portrait(string picture, string? landmarks)
    {
        PortraitFace face = PortraitFace.Load(picture, landmarks);
        foreach (PortraitWarning warning in face.Warnings)
        {
            System.Console.Error.WriteLine($"{Path.GetFileName(picture)}: {warning.Message}");
        }

        return face;
    }

    /// <summary>A built-in character, or one from the file of a rig.</summary>
    public static CharacterFace Character(string character)
    {
        if (CharacterFace.BuiltIn.Contains(character))
        {
            return CharacterFace.Get(character);
        }

        return File.Exists(character)
            ? CharacterFace.Load(character)
            : throw new ConsoleException($"There is no character '{character}'. There are {string.Join(", ", CharacterFace.BuiltIn)}; or name the "
                + "file of a rig.");
    }

    private static Background BehindIt(string background)
        => background.StartsWith('#') ? Background.Color(background) : Background.Image(Existing(background, "--background"));

    private static string Existing(string path, string option)
        => File.Exists(path) ? path : throw new ConsoleException($"{option} '{path}': there is no such file.");
}
