using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace AvatarKit.Samples.Console;

/// <summary>One question, or a conversation.</summary>
internal static class ConsoleProgram
{
    public const int Failed = 1;
    public const int Interrupted = 130;

    public static async Task<int> RunAsync(ConsoleSettings settings)
    {
        IAnsiConsole errors = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Error) });
        // One error is one line, for whoever reads them: a terminal breaks it where it must.
        errors.Profile.Width = 10_000;
        if (System.Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = 10_000;
        }

        System.Console.OutputEncoding = System.Text.Encoding.UTF8;
        try
        {
            ServiceProvider services = AvatarServices.Create(settings);
            await using (services)
            {
                using var interrupts = new Interrupts();
                await using var warmUp = WarmUp.Start(services);
                await WarmedAnswers.ReadKnowledgeAsync(services);
                await VoiceChoice.CheckAsync(services.GetRequiredService<ISpeechSynthesizer>(), settings);
                LimitOptions limits = services.GetRequiredService<IOptionsMonitor<AvatarChatbotOptions>>().CurrentValue.Limits;
                var run = new ConsoleRun(
                    services, settings, new Requests(settings, AttachmentFiles.Read(settings.Images, limits)), interrupts, errors);
                return settings.HasQuestion && !settings.Play ? await run.AskAsync() : await run.TalkAsync();
            }
        }
        catch (Exception exception) when (exception is ConsoleException or AvatarKitException
            or OptionsValidationException or IOException or UnauthorizedAccessException)
        {
            errors.MarkupLineInterpolated($"[red]{Terminal.Clean(exception.Message).ReplaceLineEndings(" ")}[/]");
            return Failed;
        }
        catch (InvalidOperationException exception) when (exception.InnerException is FormatException or OverflowException or ArgumentException
            && exception.Source?.StartsWith("AvatarKit", StringComparison.Ordinal) is true)
        {
            // What configuration says where a number or a time is wanted.
            errors.MarkupLineInterpolated($"[red]{Terminal.Clean(exception.Message).ReplaceLineEndings(" ")}[/]");
            return Failed;
        }
    }
}
