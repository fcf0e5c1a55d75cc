using System.CommandLine;
using AvatarKit.Rendering;

namespace AvatarKit.Samples.Console;

/// <summary>What the command line says about video.</summary>
internal sealed class VideoArguments
{
    private readonly Option<bool> video = new("--video") { Description = "Make a video of the answer too: reply.mp4. Needs ffmpeg." };
    private readonly Option<string> size = new("--size")
    {
        Description = $"The video's size: {VideoChoice.SizeHelp}.",
        DefaultValueFactory = _ => "1080p",
    };
    private readonly Option<int> frameRate = new("--fps")
    {
        Description = "The video's frames per second, 1 to 120.",
        DefaultValueFactory = _ => 60,
    };
    private readonly Option<bool> webM = new("--webm") { Description = "Make it WebM (VP9 and Opus) instead of MP4." };
    private readonly Option<string?> character = new("--character")
    {
        Description = $"Who appears in the page and on the video: {string.Join(", ", CharacterFace.BuiltIn)}, or the file of a rig.",
    };
    private readonly Option<string?> portrait = new("--portrait") { Description = "A picture whose face speaks on the video: PNG, JPEG or WebP." };
    private readonly Option<string?> landmarks = new("--landmarks")
    {
        Description = "Where the picture's features are, as JSON. Default: beside the picture, or found.",
    };
    private readonly Option<string?> background = new("--background")
    {
        Description = "What is behind the face: #RRGGBB, a picture, or transparent (WebM).",
    };
    private readonly Option<bool> captions = new("--captions") { Description = "Write what is said onto the video." };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[video, size, frameRate, webM, character, portrait, landmarks, background, captions])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Who is asked for, with a video or without.</summary>
    public string? ReadCharacter(ParseResult parsed) => parsed.GetValue(character);

    /// <summary>What was asked for, or <see langword="null"/> when no video was. Naming a picture asks for one.</summary>
    public VideoSettings? Read(ParseResult parsed) => !parsed.GetValue(video) && parsed.GetValue(portrait) is null ? null : new VideoSettings
    {
        Size = parsed.GetValue(size)!,
        FrameRate = parsed.GetValue(frameRate),
        WebM = parsed.GetValue(webM),
        Character = parsed.GetValue(character),
        Portrait = parsed.GetValue(portrait),
        Landmarks = parsed.GetValue(landmarks),
        Background = parsed.GetValue(background),
        Captions = parsed.GetValue(captions),
    };
}
