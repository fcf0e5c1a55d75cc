using AvatarKit.AspNetCore;

namespace AvatarKit.Samples.Console;

/// <summary>Whose face the page of a reply shows.</summary>
internal static class PageFace
{
    /// <summary>The one that the command line names, else the avatar's; <see langword="null"/>: the page's own.</summary>
    /// <exception cref="ConsoleException">There is no such face, or it cannot be used.</exception>
    public static BrowserFace? Of(ConsoleSettings settings, AvatarProfile avatar)
    {
        try
        {
            return (settings.Video?.Portrait, settings.Character) switch
            {
                ({ } picture, null) => BrowserFace.LoadPortrait(picture),
                (_, { } character) when BrowserFace.Characters.Contains(character) => BrowserFace.Character(character),
                (_, { } file) => Rig(file),
                _ when avatar.Character is { } own && BrowserFace.Characters.Contains(own) => BrowserFace.Character(own),
                _ => null,
            };
        }
        catch (InvalidDataException error)
        {
            throw new ConsoleException(error.Message);
        }
    }

    private static BrowserFace Rig(string file)
    {
        // What is wrong with its layers is said here, not only by the page.
        _ = VideoChoice.Character(file);
        return BrowserFace.LoadRig(file);
    }
}
