using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace AvatarKit.Samples.Console;

/// <summary>What was asked for, done with services that stand.</summary>
internal sealed class ConsoleRun(IServiceProvider services, ConsoleSettings settings, Requests requests, Interrupts interrupts, IAnsiConsole errors)
{
    private IAnsiConsole? Screen => settings.Json ? null : AnsiConsole.Console;

    /// <summary>One question whose answer is not played.</summary>
    public Task<int> AskAsync() => AskAsync(new Asker(services.GetRequiredService<IConversationEngine>(), requests, interrupts, Screen));

    /// <summary>A conversation, or one question, with the voice to be heard.</summary>
    public async Task<int> TalkAsync()
    {
        PlayerProgram? player = settings.Mute ? null : PlayerProgram.Find();
        if (player is null && !settings.Mute)
        {
            errors.MarkupLineInterpolated($"[yellow]{PlayerProgram.HowToGet}[/]");
        }

        IAvatarSessions sessions = services.GetRequiredService<IAvatarSessions>();
        await using AvatarSession session = await sessions.OpenAsync(new SessionRequest
        {
            AvatarId = settings.Avatar,
            Locale = settings.Locale,
            Outputs = requests.Outputs,
        });
        await using var asker = new SessionAsker(session, requests, interrupts, player, Screen, services.GetRequiredService<TimeProvider>());
        if (settings.HasQuestion)
        {
            return await AskAsync(asker);
        }

        if (!string.IsNullOrWhiteSpace(ChosenAvatar.Of(services, settings).Greeting))
        {
            await asker.HearGreetingAsync();
        }

        return await new ConversationLoop(asker, settings, services, AnsiConsole.Console, interrupts).RunAsync();
    }

    private Task<int> AskAsync(IAsker asker) => OneQuestion.RunAsync(asker, settings, ChosenAvatar.Of(services, settings), errors);
}
