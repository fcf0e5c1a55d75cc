using Microsoft.Extensions.Configuration;

namespace AvatarKit.Rendering;

/// <summary>Reads the settings of video from configuration: faces and backgrounds stand there by name and colour.</summary>
internal static class VideoSettings
{
    public static void Bind(IConfigurationSection section, VideoRenderingOptions options)
    {
        section.Bind(options);
        if (section[nameof(options.Face)] is { } face)
        {
            options.Face = FaceNamed(section, nameof(options.Face), face);
        }

        foreach (IConfigurationSection item in section.GetSection(nameof(options.Faces)).GetChildren())
        {
            options.Faces.Add(FaceNamed(section, $"{nameof(options.Faces)}:{item.Key}", item.Value ?? ""));
        }

        if (section[nameof(options.Background)] is { } color)
        {
            try
            {
                options.Background =
                    color.Equals("transparent", StringComparison.OrdinalIgnoreCase) ? Background.Transparent : Background.Color(color);
            }
            catch (ArgumentException exception)
            {
                throw new InvalidOperationException(
                    $"{section.Path}:{nameof(options.Background)} is '{color}'; it takes a colour as #RRGGBB or #AARRGGBB, or 'transparent'.",
                    exception);
            }
        }
    }

    private static CharacterFace FaceNamed(IConfigurationSection section, string setting, string id)
        => CharacterFace.BuiltIn.Contains(id)
            ? CharacterFace.Get(id)
            : throw new InvalidOperationException(
                $"{section.Path}:{setting} is '{id}'; it takes one of the characters: {string.Join(", ", CharacterFace.BuiltIn)}.");
}
