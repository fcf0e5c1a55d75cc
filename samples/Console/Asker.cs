using Spectre.Console;

namespace AvatarKit.Samples.Console;

/// <summary>Asks the engine, and plays nothing.</summary>
internal sealed class Asker(IConversationEngine engine, Requests requests, Interrupts interrupts, IAnsiConsole? console) : IAsker
{
    private readonly HashSet<string> warned = [];

    public async Task<Answer> AskAsync(string message)
    {
        var playback = new PlaybackPosition();
        var view = new AnswerView(console, warned);
        CancellationToken interrupt = interrupts.Begin();
        try
        {
            AvatarRequest request = requests.Complete(new AvatarRequest { Message = message, Playback = playback });
            await foreach (AvatarResponseUpdate update in engine.GetStreamingResponseAsync(request, interrupt))
            {
                view.Add(update);

                // At a console one reads: what stands on the screen is what the person has of the answer.
                playback.ReportText(view.Shown);
            }
        }
        finally
        {
            interrupts.End();
        }

        return view.End();
    }
}
