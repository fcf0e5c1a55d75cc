using Spectre.Console;

namespace AvatarKit.Samples.Console;

/// <summary>Shows an answer while it comes, and puts it together.</summary>
/// <param name="console">Where; <see langword="null"/>: nowhere.</param>
/// <param name="warned">The warnings that were shown before.</param>
internal sealed class AnswerView(IAnsiConsole? console, HashSet<string> warned)
{
    private readonly AvatarResponseBuilder builder = new();
    private readonly List<ReadOnlyMemory<byte>> video = [];
    private bool atLineStart = true;

    /// <summary>How many UTF-16 code units of the answer stand on the screen.</summary>
    public int Shown { get; private set; }

    public void Add(AvatarResponseUpdate update)
    {
        builder.Add(update);
        switch (update)
        {
            case VideoSegment piece:
                video.Add(piece.Data);
                break;
            case TextDelta delta:
                string text = Terminal.Clean(delta.Text);
                console?.Write(new Text(text));
                atLineStart = text.EndsWith('\n');
                Shown += delta.Text.Length;
                break;
        }
    }

    /// <summary>Shows what there is to say about the answer, and gives it.</summary>
    /// <param name="wasStopped">Whether the person stopped its playback, be it that it had been made to its end.</param>
    public Answer End(bool wasStopped = false)
    {
        AvatarResponse response = builder.Build();
        if (wasStopped && response.Outcome == TurnOutcome.Completed)
        {
            response = response with { Outcome = TurnOutcome.Interrupted };
        }

        if (console is not null)
        {
            if (!atLineStart)
            {
                console.WriteLine();
            }

            AnswerSummary.Show(console, response, warned);
        }

        return new Answer(response, video);
    }
}
