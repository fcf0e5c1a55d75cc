using Spectre.Console;

namespace AvatarKit.Samples.Console;

/// <summary>Asks in a session, and plays the voice. What was heard of an answer that is stopped is what the conversation keeps of it.</summary>
internal sealed class SessionAsker : IAsker, IAsyncDisposable
{
    private readonly HashSet<string> warned = [];
    private readonly CancellationTokenSource close = new();
    private readonly AvatarSession session;
    private readonly Requests requests;
    private readonly Interrupts interrupts;
    private readonly IAnsiConsole? console;
    private readonly TimeProvider time;
    private PlayerProgram? player;
    private Task? reading;
#pragma warning disable CA2213 // Whoever asked disposes of it.
    private volatile LiveAnswer? current;
#pragma warning restore CA2213

    /// <param name="session">The session. The caller closes it.</param>
    /// <param name="requests">How questions are asked.</param>
    /// <param name="interrupts">What stops an answer.</param>
    /// <param name="player">What plays; <see langword="null"/>: nothing does.</param>
    /// <param name="console">Where answers are shown; <see langword="null"/>: nowhere.</param>
    /// <param name="time">The clock of playback.</param>
    public SessionAsker(
        AvatarSession session, Requests requests, Interrupts interrupts, PlayerProgram? player, IAnsiConsole? console, TimeProvider time)
    {
        this.session = session;
        this.requests = requests;
        this.interrupts = interrupts;
        this.player = player;
        this.console = console;
        this.time = time;
    }

    public Task<Answer> AskAsync(string message)
    {
        string turnId = Guid.CreateVersion7().ToString("N");
        return HearAsync(turnId, () => session.Say(message, request => requests.Complete(request) with { TurnId = turnId }));
    }

    /// <summary>Hears what the avatar says of itself when the session opens.</summary>
    public Task<Answer> HearGreetingAsync() => HearAsync(null, static () => { });

    public async ValueTask DisposeAsync()
    {
        await close.CancelAsync();
        await (reading ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        close.Dispose();
    }

    private async Task<Answer> HearAsync(string? turnId, Action ask)
    {
        if (reading is { IsFaulted: true })
        {
            await reading;
        }

        await using var answer = new LiveAnswer(
            turnId, new AnswerView(console, warned), player, (turn, point) => session.ReportPlayback(turn, point.Segment, point.Elapsed), time);
        current = answer;
        CancellationToken interrupt = interrupts.Begin();
        try
        {
            ask();
            reading ??= Task.Run(ReadAsync);
            await using CancellationTokenRegistration stop = interrupt.Register(() =>
            {
                answer.Stop();
                session.Interrupt();
            });
            Task<Answer> making = answer.WaitAsync();

            // Where reading fails, nothing more comes of this answer or another.
            if (await Task.WhenAny(making, reading) == reading)
            {
                await reading;
            }

            Answer made = await making;
            NotePlayer(answer);
            return made;
        }
        finally
        {
            interrupts.End();
            current = null;
        }
    }

    private async Task ReadAsync()
    {
        await foreach (SessionUpdate update in session.ReadAsync(cancellationToken: close.Token))
        {
            current?.Take(update);
            session.Acknowledge(update.Number);
        }
    }

    // A player that failed once will again.
    private void NotePlayer(LiveAnswer answer)
    {
        if (answer.PlayerFailure is { } failure)
        {
            player = null;
            console?.MarkupLineInterpolated($"[yellow]{"note",-8} {failure.ReplaceLineEndings(" ")}. Nothing more is played.[/]");
        }
    }
}
