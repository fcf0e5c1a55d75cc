using System.CommandLine;

namespace AvatarKit.Samples.Console;

/// <summary>What the sample understands on its command line.</summary>
internal static class CommandLine
{
    public static RootCommand Create()
    {
        var question = new Argument<string[]>("question")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "What to ask. Without it: a conversation.",
        };
        var json = new Option<bool>("--json") { Description = "Print the response as JSON and nothing else. Files are written only with --out." };
        var knowledge = new Option<DirectoryInfo?>("--knowledge")
        {
            Description = "Answer from the Markdown and text files of this folder. Default: AvatarKit's own documentation.",
        };
        var voice = new Option<string?>("--voice") { Description = "The voice, for example slt or espeak/de. /voice lists them." };
        var locale = new Option<string?>("--locale") { Description = "The language to answer in, for example en-US or de-DE." };
        var output = new Option<DirectoryInfo?>("--out") { Description = "Where reply.html, reply.wav and reply.json go. Default: out." };
        var provider = new Option<string>("--provider")
        {
            Description = "Who provides models, voice and stores: local or aws.",
            DefaultValueFactory = _ => "local",
        };
        provider.AcceptOnlyFromAmong("local", "aws");
        var bucket = new Option<string?>("--bucket")
        {
            Description = "With --provider aws: the S3 bucket for assets. Default: that of the configuration, else files.",
        };
        var model = new Option<string?>("--model") { Description = ModelName.Help };
        var data = new Option<DirectoryInfo?>("--data") { Description = "Where conversations are kept. Default: the user's application data." };
        var avatar = new Option<string?>("--avatar")
        {
            Description = "Who answers: ada, marcus, or one of AvatarKit:Avatars in appsettings.json. Default: Ava.",
        };
        var image = new Option<string[]>("--image")
        {
            Description =
                $"A picture or document that goes with the question, for models that take them ({AttachmentFiles.Endings}). Can be given again.",
        };
        var play = new Option<bool>("--play") { Description = "Play the answer to the question too. A conversation is played unless --mute." };
        var mute = new Option<bool>("--mute")
        {
            Description = "Play nothing in a conversation. Otherwise ffplay, aplay, paplay, afplay or PowerShell plays, the first there is.",
        };
        var mood = new Option<Mood?>("--mood") { Description = "The face's mood for the whole answer. Default: each sentence's own." };
        var root = new RootCommand("Ask, and an avatar answers: in text, in speech and with a face.")
        {
            question,
            avatar,
            image,
            play,
            mute,
            json,
            knowledge,
            voice,
            locale,
            output,
            provider,
            bucket,
            model,
            data,
            mood,
        };
        root.Validators.Add(result =>
        {
            if (result.GetValue(bucket) is not null && result.GetValue(provider) != "aws")
            {
                result.AddError("--bucket is for --provider aws.");
            }

            if (result.GetValue(play) && result.GetValue(mute))
            {
                result.AddError("--play and --mute say the contrary. Give one of them.");
            }
        });
        var video = new VideoArguments();
        video.AddTo(root);
        root.Subcommands.Add(SayCommand.Create());
        root.Subcommands.Add(LipSyncCommand.Create());
        root.Subcommands.Add(CostCommand.Create());
        root.Subcommands.Add(ExperimentsCommand.Create());
        root.Subcommands.Add(WarmCommand.Create());
        root.Subcommands.Add(AuditCommand.Create());
        root.SetAction((parsed, _) => ConsoleProgram.RunAsync(new ConsoleSettings
        {
            Question = string.Join(' ', parsed.GetValue(question) ?? []),
            HasQuestion = parsed.GetValue(question) is { Length: > 0 },
            Avatar = parsed.GetValue(avatar),
            Images = parsed.GetValue(image) ?? [],
            Play = parsed.GetValue(play),
            Mute = parsed.GetValue(mute),
            Json = parsed.GetValue(json),
            KnowledgeFolder = parsed.GetValue(knowledge)?.FullName,
            Voice = parsed.GetValue(voice),
            Locale = parsed.GetValue(locale),
            OutputFolder = parsed.GetValue(output)?.FullName,
            Model = parsed.GetValue(model),
            DataFolder = parsed.GetValue(data)?.FullName,
            Aws = parsed.GetValue(provider) == "aws" ? new AwsChoice(parsed.GetValue(bucket)) : null,
            Mood = parsed.GetValue(mood),
            Video = video.Read(parsed),
            Character = video.ReadCharacter(parsed),
        }));
        return root;
    }
}
