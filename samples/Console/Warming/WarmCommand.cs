using System.CommandLine;

namespace AvatarKit.Samples.Console;

/// <summary><c>warm FILE</c>: answers the questions of a file ahead, so that <c>./demo</c> answers them from its cache.</summary>
internal static class WarmCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "The questions, one a line or as JSON Lines (docs/caching.md). Default: the ones that come along.",
        };
        var budget = new Option<decimal?>("--budget") { Description = "How many USD the run may spend." };
        var silent = new Option<bool>("--silent")
        {
            Description = "Make the text alone, no speech. So it is with the voices of this machine, which cost nothing.",
        };
        var batchOutput = new Option<string?>("--batch-out")
        {
            Description = "Ask no model: write the requests here, for a batch at half the price. A file for each model. Needs --provider aws.",
        };
        var batchInput = new Option<string?>("--batch-in") { Description = "The results of such a batch: they answer. Needs --provider aws." };
        var provider = new Option<string>("--provider")
        {
            Description = "Who provides models, voice and stores: local or aws.",
            DefaultValueFactory = _ => "local",
        };
        provider.AcceptOnlyFromAmong("local", "aws");
        var model = new Option<string?>("--model") { Description = ModelName.Help };
        var avatar = new Option<string?>("--avatar") { Description = "Who is asked: ada, marcus, or one of AvatarKit:Avatars. Default: Ava." };
        var locale = new Option<string?>("--locale") { Description = "The language to answer in, for example en-US or de-DE." };
        var voice = new Option<string?>("--voice") { Description = "The voice, for example slt or espeak/de." };
        var knowledge = new Option<DirectoryInfo?>("--knowledge") { Description = "Answer from the Markdown and text files of this folder." };
        var data = new Option<DirectoryInfo?>("--data") { Description = "Where what was made is kept. Default: the user's application data." };
        var command = new Command("warm", "Answers the questions of a file ahead: asked later, they cost no model and no voice.")
        {
            file, budget, silent, batchOutput, batchInput, provider, model, avatar, locale, voice, knowledge, data,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(batchOutput) is not null && result.GetValue(batchInput) is not null)
            {
                result.AddError("--batch-out writes a batch and --batch-in reads one. Give one of them.");
            }
        });
        command.SetAction((parsed, _) => WarmProgram.RunAsync(
            new ConsoleSettings
            {
                Question = "",
                HasQuestion = false,
                Json = false,
                Avatar = parsed.GetValue(avatar),
                Voice = parsed.GetValue(voice),
                Locale = parsed.GetValue(locale),
                KnowledgeFolder = parsed.GetValue(knowledge)?.FullName,
                DataFolder = parsed.GetValue(data)?.FullName,
                Model = parsed.GetValue(model),
                Aws = parsed.GetValue(provider) == "aws" ? new AwsChoice(null) : null,
                IsWarming = true,
            },
            new WarmSettings
            {
                File = parsed.GetValue(file) ?? Path.Combine(AppContext.BaseDirectory, "Warming", "questions.txt"),
                BudgetUsd = parsed.GetValue(budget),
                IsSilent = parsed.GetValue(silent),
                BatchOutput = parsed.GetValue(batchOutput),
                BatchInput = parsed.GetValue(batchInput),
            }));
        return command;
    }
}
