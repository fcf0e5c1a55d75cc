using System.CommandLine;

namespace AvatarKit.Samples.Console;

/// <summary><c>experiments</c>: what came of the experiments that stored turns took part in.</summary>
internal static class ExperimentsCommand
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo?>("--data") { Description = "Where conversations are kept. Default: the user's application data." };
        var simulate = new Option<bool>("--simulate")
        {
            Description = "Show a made-up experiment instead: 400 turns of 40 people, with scripted models.",
        };
        var command = new Command("experiments", "Compares the arms of experiments: ratings, cost, time to the first text, interruptions.")
        {
            data,
            simulate,
        };
        command.SetAction((parsed, token) => ExperimentsRun.RunAsync(parsed.GetValue(data)?.FullName, parsed.GetValue(simulate), token));
        return command;
    }
}
