using Spectre.Console;

namespace AvatarKit.Samples.Console;

/// <summary>Asks the avatar and shows the answer while it comes.</summary>
internal sealed class Asker(IConversationEngine engine, ConsoleSettings settings, Interrupts interrupts, IAnsiConsole? console)
{
    private readonly HashSet<string> warned = [];

    public string? ConversationId { get; private set; }

    /// <summary>The pieces of the last answer's video, in order.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Video { get; private set; } = [];

    public async Task<AvatarResponse> AskAsync(string message)
    {
        var playback = new PlaybackPosition();
        var builder = new AvatarResponseBuilder();
        int shown = 0;
        bool atLineStart = true;
        CancellationToken interrupt = interrupts.Begin();
        try
        {
            var request = new AvatarRequest
            {
                Message = message,
                ConversationId = ConversationId,
                Locale = settings.Locale,
                Voice = settings.Voice,
                Playback = playback,
                Mood = settings.Mood,
                Outputs = settings.Video is null ? AvatarOutputs.All : AvatarOutputs.All | AvatarOutputs.Video,
            };
            List<ReadOnlyMemory<byte>> video = [];
            Video = video;
            await foreach (AvatarResponseUpdate update in engine.GetStreamingResponseAsync(request, interrupt))
            {
                builder.Add(update);
                switch (update)
                {
                    case TurnStarted started:
                        ConversationId = started.ConversationId;
                        break;
                    case VideoSegment piece:
                        video.Add(piece.Data);
                        break;
                    case TextDelta delta:
                        string text = Terminal.Clean(delta.Text);
                        console?.Write(new Text(text));
                        atLineStart = text.EndsWith('\n');

                        // At a console one reads: what stands on the screen is what the person has of the answer.
                        playback.ReportText(shown += delta.Text.Length);
                        break;
                }
            }
        }
        finally
        {
            interrupts.End();
        }

        AvatarResponse response = builder.Build();
        if (console is not null)
        {
            if (!atLineStart)
            {
                console.WriteLine();
            }

            AnswerSummary.Show(console, response, warned);
        }

        return response;
    }
}
