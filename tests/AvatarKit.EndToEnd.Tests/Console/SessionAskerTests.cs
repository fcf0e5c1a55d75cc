using System.Text;
using AvatarKit.Samples.Console;
using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace AvatarKit.EndToEnd.Tests.Console;

public sealed class SessionAskerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task An_answer_that_cannot_be_shown_breaks_off_and_so_does_every_question_after_it()
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot().UseFakes();
        await using ServiceProvider provider = services.BuildServiceProvider();
        await using AvatarSession session = await provider.GetRequiredService<IAvatarSessions>().OpenAsync(new SessionRequest());
        await using var full = new FullDisk();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(full) });
        var requests = new Requests(new ConsoleSettings { Question = "", HasQuestion = false, Json = false }, []);
        using var interrupts = new Interrupts();
        await using var asker = new SessionAsker(session, requests, interrupts, player: null, console, TimeProvider.System);

        IOException first = await Assert.ThrowsAsync<IOException>(() => asker.AskAsync("Hello?").WaitAsync(Patience, TimeProvider.System));
        IOException second = await Assert.ThrowsAsync<IOException>(() => asker.AskAsync("And now?").WaitAsync(Patience, TimeProvider.System));

        Assert.Equal(FullDisk.Reason, first.Message);
        Assert.Equal(FullDisk.Reason, second.Message);
    }

    private sealed class FullDisk : TextWriter
    {
        public const string Reason = "No space left on device.";

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException(Reason);
    }
}
