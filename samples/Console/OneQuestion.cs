using System.Text.Json;
using Spectre.Console;

namespace AvatarKit.Samples.Console;

/// <summary>One question from the command line, its answer into files.</summary>
internal static class OneQuestion
{
    public static async Task<int> RunAsync(IAsker asker, ConsoleSettings settings, AvatarProfile avatar, IAnsiConsole errors)
    {
        ReplyFiles? files = null;
        if (!settings.Json || settings.OutputFolder is not null)
        {
            ReplyFiles.RequireWritable(settings.FolderForReplies);
            files = new ReplyFiles(avatar, settings);
        }

        Answer answer = await asker.AskAsync(settings.Question);
        AvatarResponse response = answer.Response;
        if (settings.Json)
        {
            await System.Console.Out.WriteLineAsync(JsonSerializer.Serialize(response, AvatarJson.Options.GetTypeInfo(typeof(AvatarResponse))));
        }

        if (response.Outcome == TurnOutcome.Failed)
        {
            if (settings.Json)
            {
                errors.MarkupLineInterpolated($"[red]{Terminal.Clean(response.Error!.Message)}[/]");
            }

            return ConsoleProgram.Failed;
        }

        if (files is not null)
        {
            string page = await files.WriteAsync(answer, settings.Question, settings.FolderForReplies);
            if (!settings.Json)
            {
                files.Tell(AnsiConsole.Console, page, answer);
            }
        }

        return response.Outcome == TurnOutcome.Interrupted ? ConsoleProgram.Interrupted : 0;
    }
}
