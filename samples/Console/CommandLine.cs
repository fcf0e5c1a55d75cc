using System.CommandLine;
using AvatarKit.Rendering;

namespace AvatarKit.Samples.Console;

/// <summary>What the sample understands on its command line.</summary>
internal static class CommandLine
{
    public static RootCommand Create()
    {
        var question = new Argument<string[]>("question") { Arity = ArgumentArity.ZeroOrMore, Description = "What to ask. Without it: a conversation." };
        var json = new Option<bool>("--json") { Description = "Print the response as JSON and nothing else. Files are written only with --out." };
        var knowledge = new Option<DirectoryInfo?>("--knowledge") { Description = "Answer from the Markdown and text files of this folder. Default: AvatarKit's own documentation." };
        var voice = new Option<string?>("--voice") { Description = "The voice, for example slt or espeak/de. /voice lists them." };
        var locale = new Option<string?>("--locale") { Description = "The language to answer in, for example en-US or de-DE." };
        var output = new Option<DirectoryInfo?>("--out") { Description = "Where reply.html, reply.wav and reply.json go. Default: out." };
        var provider = new Option<string>("--provider") { Description = "Who provides voice and stores: local.", DefaultValueFactory = _ => "local" };
        provider.AcceptOnlyFromAmong("local");
        var model = new Option<string?>("--model") { Description = ModelName.Help };
        var data = new Option<DirectoryInfo?>("--data") { Description = "Where conversations are kept. Default: the user's application data." };
        var video = new Option<bool>("--video") { Description = "Make a video of the answer too: reply.mp4. Needs ffmpeg." };
        var size = new Option<string>("--size") { Description = $"The video's size: {VideoChoice.SizeHelp}.", DefaultValueFactory = _ => "1080p" };
        var frameRate = new Option<int>("--fps") { Description = "The video's frames per second, 1 to 120.", DefaultValueFactory = _ => 60 };
        var webM = new Option<bool>("--webm") { Description = "Make it WebM (VP9 and Opus) instead of MP4." };
        var character = new Option<string?>("--character") { Description = $"Who appears on the video: {string.Join(", ", CharacterFace.BuiltIn)}, or the file of a rig." };
        var portrait = new Option<string?>("--portrait") { Description = "A picture whose face speaks on the video: PNG, JPEG or WebP." };
        var landmarks = new Option<string?>("--landmarks") { Description = "Where the picture's features are, as JSON. Default: the picture's name with .landmarks.json, or found." };
        var background = new Option<string?>("--background") { Description = "What is behind the face: #RRGGBB, a picture, or transparent (WebM)." };
        var captions = new Option<bool>("--captions") { Description = "Write what is said onto the video." };
        var mood = new Option<Mood?>("--mood") { Description = "The face's mood for the whole answer. Default: each sentence's own." };
        var root = new RootCommand("Ask, and an avatar answers: in text, in speech and with a face.")
        {
            question, json, knowledge, voice, locale, output, provider, model, data, video, size, frameRate, webM, character, portrait, landmarks, background, captions, mood,
        };
        root.SetAction((parsed, _) => ConsoleProgram.RunAsync(new ConsoleSettings
        {
            Question = string.Join(' ', parsed.GetValue(question) ?? []),
            HasQuestion = parsed.GetValue(question) is { Length: > 0 },
            Json = parsed.GetValue(json),
            KnowledgeFolder = parsed.GetValue(knowledge)?.FullName,
            Voice = parsed.GetValue(voice),
            Locale = parsed.GetValue(locale),
            OutputFolder = parsed.GetValue(output)?.FullName,
            Model = parsed.GetValue(model),
            DataFolder = parsed.GetValue(data)?.FullName,
            Mood = parsed.GetValue(mood),
            Video = !parsed.GetValue(video) && parsed.GetValue(portrait) is null ? null : new VideoSettings
            {
                Size = parsed.GetValue(size)!,
                FrameRate = parsed.GetValue(frameRate),
                WebM = parsed.GetValue(webM),
                Character = parsed.GetValue(character),
                Portrait = parsed.GetValue(portrait),
                Landmarks = parsed.GetValue(landmarks),
                Background = parsed.GetValue(background),
                Captions = parsed.GetValue(captions),
            },
        }));
        return root;
    }
}
