using System.CommandLine;

namespace AvatarKit.Samples.Console;

/// <summary><c>say "TEXT"</c>: how a text is read, class by class, and the voice that reads it.</summary>
internal static class SayCommand
{
    public static Command Create()
    {
        var text = new Argument<string[]>("TEXT")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "What is said, Markdown or not; - reads what is piped in.",
        };
        var locale = new Option<string>("--locale")
        {
            Description = "The language and country, for example de-AT.",
            DefaultValueFactory = _ => "en-US",
        };
        var voice = new Option<string?>("--voice") { Description = "The voice, for example slt or espeak/de." };
        var output = new Option<string?>("--out") { Description = "Write the speech to this WAV file instead of playing it." };
        var emoji = new Option<bool>("--emoji") { Description = "Say emoji by their names." };
        var quiet = new Option<bool>("--quiet") { Description = "Print how it is read, and speak nothing." };
        var command = new Command("say", "Prints how a text is read, class by class, and speaks it.") { text, locale, voice, emoji, output, quiet };
        command.Validators.Add(result =>
        {
            if (result.GetValue(quiet) && (result.GetValue(output) is not null || result.GetValue(voice) is not null))
            {
                result.AddError("--quiet speaks nothing: leave out --out and --voice, or --quiet.");
            }
        });
        command.SetAction((parsed, _) => SayRun.RunAsync(new SaySettings
        {
            Text = string.Join(' ', parsed.GetValue(text)!),
            Locale = parsed.GetValue(locale)!,
            Voice = parsed.GetValue(voice),
            NameEmoji = parsed.GetValue(emoji),
            Output = parsed.GetValue(output),
            Quiet = parsed.GetValue(quiet),
        }));
        return command;
    }
}
