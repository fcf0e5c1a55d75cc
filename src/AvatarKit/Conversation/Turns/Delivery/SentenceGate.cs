using System.Text;
using System.Threading.Channels;

namespace AvatarKit;

/// <summary>Holds an answer back by one sentence: what the guards let pass goes to the client and to the voice. Once per answer.</summary>
/// <remarks>One thread appends; <see cref="RunAsync"/> runs beside it, and the voice beside both: while a sentence is spoken the next is looked
/// at.</remarks>
internal sealed class SentenceGate(TurnContext turn, ContentGuards guards, TimeProvider time) : IDisposable
{
    private const int MaxBefore = 1_000;
    private const string Paragraph = "\n\n";

    private readonly SentenceFeed feed = new(turn.Options.Speech.Segmentation, time, offset: 0);
    private readonly Lock gate = new();
    private readonly StringBuilder written = new();
    private readonly Channel<TextSegment> allowed =
        Channel.CreateUnbounded<TextSegment>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });

    private volatile bool isClosed;
    private int taken;

    /// <summary>The sentences that may be spoken.</summary>
    public ChannelReader<TextSegment> Reader => allowed.Reader;

    /// <summary>Nothing more passes: a sentence was blocked, or the turn has ended.</summary>
    public bool IsClosed => isClosed;

    /// <summary>Adds the next characters of the answer.</summary>
    public void Append(
        string text,
        IReadOnlyList<(int Start, Mood Mood)> moods,
        IReadOnlyList<PlacedTag>? tags = null,
        IReadOnlyList<PlacedGesture>? gestures = null)
    {
        lock (gate)
        {
            written.Append(text);
        }

        feed.Append(text, moods, tags, gestures);
    }

    /// <summary>Ends the answer.</summary>
    public void Complete() => feed.Complete();

    /// <summary>Has every sentence looked at, in order, until the answer ends or one is blocked.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (TextSegment sentence in feed.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                await GuardAsync(Take(sentence.Start + sentence.Text.Length), sentence, cancellationToken).ConfigureAwait(false);
                if (isClosed)
                {
                    return;
                }
            }

            // What the segmenter leaves out is never spoken, but shown.
            string rest = Take(int.MaxValue).TrimEnd();
            await GuardAsync(rest, new TextSegment("", 0), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            isClosed = true;
            allowed.Writer.TryComplete();
        }
    }

    public void Dispose() => feed.Dispose();

    private string Take(int end)
    {
        lock (gate)
        {
            end = Math.Min(end, written.Length);
            string text = end > taken ? written.ToString(taken, end - taken) : "";
            taken = Math.Max(taken, end);
            return text;
        }
    }

    private async Task GuardAsync(string raw, TextSegment sentence, CancellationToken cancellationToken)
    {
        string text = raw.Trim();
        if (text.Length == 0)
        {
            return;
        }

        GuardedText asked = ContentGuards.Text(turn, GuardedTextKind.Sentence, text) with
        {
            Before = Before(), Space = raw[..^raw.TrimStart().Length],
        };
        GuardVerdict verdict = await guards.CheckAsync(turn, asked, cancellationToken).ConfigureAwait(false);
        switch (verdict.Action)
        {
            case GuardAction.Allow:
                await GiveAsync(raw, sentence, cancellationToken).ConfigureAwait(false);
                break;
            case GuardAction.Replace when string.IsNullOrWhiteSpace(verdict.Text):
                break;
            case GuardAction.Replace:
                string space = raw[..^raw.TrimStart().Length];
                string other = verdict.Text!.Trim();
                TextSegment replaced = sentence with { Text = other, VoiceTags = null, Gestures = null };
                await GiveAsync(space + other, replaced, cancellationToken).ConfigureAwait(false);
                break;
            default:
                await RefuseAsync(verdict, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>The answer ends here, kindly; what was said before stands.</summary>
    private async Task RefuseAsync(GuardVerdict verdict, CancellationToken cancellationToken)
    {
        isClosed = true;
        turn.Facts.Degrade("answer", new AvatarError(
            verdict.Code!, TurnStage.Generate, $"The answer was ended: a guard blocked a sentence of it ({verdict.Category})."));
        string reply = SpokenReplies.Refusal(turn.Avatar, turn.Locale, verdict.Category);
        await GiveAsync((turn.Facts.Answer.Length > 0 ? Paragraph : "") + reply, new TextSegment(reply, 0), cancellationToken).ConfigureAwait(false);
    }

    /// <param name="shown">What the client is shown; it ends with the sentence.</param>
    /// <param name="sentence">What the voice is given.</param>
    /// <param name="cancellationToken">Ends the wait for the client.</param>
    private async Task GiveAsync(string shown, TextSegment sentence, CancellationToken cancellationToken)
    {
        int start = turn.Facts.Answer.Length + shown.Length - sentence.Text.Length;
        if (sentence.Text.Length > 0)
        {
            allowed.Writer.TryWrite(sentence with { Start = start });
        }

        await AnswerFlow.ShowAsync(turn, shown, cancellationToken).ConfigureAwait(false);
    }

    private string Before()
    {
        int length = Math.Min(turn.Facts.Answer.Length, MaxBefore);
        return turn.Facts.Answer.ToString(turn.Facts.Answer.Length - length, length);
    }
}
