namespace AvatarKit.Load;

/// <summary>Takes turns with an engine in this process, each when it is due, whether or not those before it have ended.</summary>
/// <param name="engine">The engine.</param>
/// <param name="waits">What its providers take.</param>
/// <param name="conversations">Over how many conversations the turns go, one after the other.</param>
internal sealed class TurnLoop(IConversationEngine engine, ProviderWaits waits, int conversations)
{
    private long taken;

    /// <summary>Takes so many turns a second, for so long, and waits until they have ended.</summary>
    public Task<TurnFigures> RunAsync(double perSecond, TimeSpan length) => RunAsync(perSecond, length, TakeTurnAsync);

    /// <summary>Waits as the providers do, as often: what timers and a busy machine add by themselves.</summary>
    public Task<TurnFigures> RunBareAsync(double perSecond, TimeSpan length) => RunAsync(perSecond, length, async (since, figures) =>
    {
        await Waiting.ForAsync(waits.Model);
        figures.AddedToText.Add(since() - waits.Model);
        await Waiting.ForAsync(waits.Voice);
        figures.AddedToSound.Add(since() - waits.ToSound);
        figures.Ends.Add(since());
    });

    private static async Task<TurnFigures> RunAsync(double perSecond, TimeSpan length, Func<Func<TimeSpan>, TurnFigures, Task> takeTurn)
    {
        var figures = new TurnFigures();
        int count = (int)(perSecond * length.TotalSeconds);
        List<Task> turns = new(count);
        long start = TimeProvider.System.GetTimestamp();
        for (int i = 0; i < count; i++)
        {
            var due = TimeSpan.FromSeconds(i / perSecond);
            TimeSpan wait = due - TimeProvider.System.GetElapsedTime(start);
            if (wait > TimeSpan.FromMilliseconds(1))
            {
                await Task.Delay(wait, TimeProvider.System);
            }

            turns.Add(Task.Run(() => takeTurn(() => TimeProvider.System.GetElapsedTime(start) - due, figures)));
        }

        await Task.WhenAll(turns);
        return figures;
    }

    private async Task TakeTurnAsync(Func<TimeSpan> since, TurnFigures figures)
    {
        bool hasText = false, hasSound = false;
        long conversation = Interlocked.Increment(ref taken) % conversations;
        var request = new AvatarRequest { Message = "When are you open?", ConversationId = $"c{conversation}", UserId = $"u{conversation}" };
        await foreach (AvatarResponseUpdate update in engine.GetStreamingResponseAsync(request))
        {
            switch (update)
            {
                case TextDelta when !hasText:
                    hasText = true;
                    figures.AddedToText.Add(since() - waits.Model);
                    break;
                case SpeechSegment when !hasSound:
                    hasSound = true;
                    figures.AddedToSound.Add(since() - waits.ToSound);
                    break;
                case TurnCompleted:
                    figures.Ends.Add(since());
                    break;
                case TurnFailed { Error.Code: "host.busy" }:
                    figures.AddRefused(since());
                    break;
                case TurnFailed failed:
                    figures.AddFailed(failed.Error.Code);
                    break;
            }
        }
    }
}
