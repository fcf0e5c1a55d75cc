using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace AvatarKit.Samples.Console;

/// <summary>A conversation at the prompt.</summary>
internal sealed class ConversationLoop(
    IAsker asker, ConsoleSettings settings, IServiceProvider services, IAnsiConsole console, Interrupts interrupts)
{
    private readonly InputLines input = new(System.Console.In);
    private Answer? last;
    private string lastQuestion = "";

    public async Task<int> RunAsync()
    {
        console.MarkupLine("Ask something. [grey]Ctrl-C or a new question stops an answer, Ctrl-C twice leaves. /help shows more.[/]");
        while (true)
        {
            console.WriteLine();
            console.Markup("[bold]> [/]");
            string? line = await input.ReadAsync();
            if (line is null or "/quit" or "/exit")
            {
                return 0;
            }

            if (line.StartsWith('/'))
            {
                await CommandAsync(line);
            }
            else if (!string.IsNullOrWhiteSpace(line))
            {
                await AnswerAsync(line);
            }
        }
    }

    private async Task AnswerAsync(string question)
    {
        try
        {
            last = await AskAsync(question);
            lastQuestion = question;
        }
        catch (Exception exception) when (exception is ConsoleException or SessionException)
        {
            console.MarkupLineInterpolated($"[red]{Terminal.Clean(exception.Message)}[/]");
        }
    }

    private async Task<Answer> AskAsync(string question)
    {
        Task<Answer> asking = asker.AskAsync(question);
        if (System.Console.IsInputRedirected)
        {
            // A script's next line is no interruption.
            return await asking;
        }

        using var done = new CancellationTokenSource();
        Task<bool> typed = input.WaitAsync(done.Token);
        if (await Task.WhenAny(asking, typed) == typed && await typed)
        {
            interrupts.Stop();
        }

        await done.CancelAsync();
        return await asking;
    }

    private async Task CommandAsync(string line)
    {
        string[] words = line.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string? argument = words.Length > 1 ? words[1] : null;
        try
        {
            switch (words[0])
            {
                case "/help":
                    Help();
                    break;
                case "/voice":
                    await VoiceAsync(argument);
                    break;
                case "/why":
                    Why();
                    break;
                case "/save":
                    await SaveAsync(argument);
                    break;
                default:
                    console.MarkupLineInterpolated($"[yellow]There is no command {Terminal.Clean(words[0])}.[/] /help lists them.");
                    break;
            }
        }
        catch (Exception exception) when (exception is AvatarKitException or IOException or UnauthorizedAccessException)
        {
            console.MarkupLineInterpolated($"[red]{Terminal.Clean(exception.Message)}[/]");
        }
        finally
        {
            interrupts.End();
        }
    }

    private void Help()
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = false }.AddColumns("", "");
        table.AddRow("/voice [[ID]]", "lists the voices, or changes to one");
        table.AddRow("/why", "shows the route of the last answer and what it rests on");
        table.AddRow("/save [[FOLDER]]", "writes the last answer as reply.html, reply.wav and reply.json");
        table.AddRow("/quit", "leaves, as does Ctrl-D");
        console.Write(table);
    }

    private async Task VoiceAsync(string? name)
    {
        ISpeechSynthesizer synthesizer = services.GetRequiredService<ISpeechSynthesizer>();
        if (name is not null)
        {
            VoiceInfo? voice = await VoiceChoice.FindAsync(synthesizer, name);
            settings.Voice = voice?.Id ?? settings.Voice;
            console.MarkupLineInterpolated(voice is null
                ? $"[yellow]There is no voice {Terminal.Clean(name)}.[/] /voice lists them." : (FormattableString)$"The voice is now {voice.Id}.");
            return;
        }

        var table = new Table { Border = TableBorder.None }.AddColumns("voice", "language", "name");
        foreach (VoiceInfo voice in await synthesizer.GetVoicesAsync())
        {
            table.AddRow(Markup.Escape(voice.Id), Markup.Escape(voice.Locale), Markup.Escape(voice.DisplayName));
        }

        console.Write(table);
    }

    private void Why()
    {
        AvatarResponse? response = last?.Response;
        if (response?.Route is not { } route)
        {
            console.WriteLine("Nothing has been answered yet.");
            return;
        }

        console.MarkupLineInterpolated($"Tier {route.Tier} ({response.ModelId}): {route.Reason}.");
        if (route.Features.Count > 0)
        {
            var table = new Table { Border = TableBorder.None }.AddColumns("feature", "value", "adds");
            foreach (ComplexityFeature feature in route.Features)
            {
                table.AddRow(Markup.Escape(feature.Name), $"{feature.Value:0.###}", $"{feature.Contribution:0.000}");
            }

            console.Write(table);
        }

        console.WriteLine(response.Sources.Count == 0 ? "It rests on no document." : "It rests on:");
        foreach (SourceReference source in response.Sources)
        {
            console.MarkupLineInterpolated($"  {AnswerSummary.Source(source)} [grey]{Terminal.Clean(source.Location ?? "")}[/]");
        }

        foreach (ToolInvocation tool in response.Tools)
        {
            console.MarkupLineInterpolated($"  tool {tool.Name} [grey]{Terminal.Clean(tool.Arguments ?? "")}[/]");
        }

        foreach ((TurnStage stage, TimeSpan time) in response.Latency.Stages)
        {
            console.MarkupLineInterpolated($"  [grey]{stage,-10} {time.TotalMilliseconds,8:F1} ms[/]");
        }
    }

    private async Task SaveAsync(string? folder)
    {
        if (last is null)
        {
            console.WriteLine("Nothing has been answered yet.");
            return;
        }

        var files = new ReplyFiles(ChosenAvatar.Of(services, settings), settings);
        files.Tell(console, await files.WriteAsync(last, lastQuestion, folder is null ? settings.FolderForReplies : Path.GetFullPath(folder)), last);
    }
}
