namespace AvatarKit;

/// <summary>Takes an answer's pieces to the client as text, and its sentences to the voice: cues out, within bounds, characters whole.
/// Once per answer.</summary>
internal sealed class AnswerFlow(TurnContext turn, IAnswerSource source, SentenceFeed? sentences)
{
    private const string Paragraph = "\n\n";

    /// <summary>What a source may send besides the answer itself, such as cues, before it is cut off.</summary>
    private const int MaxOverhead = 16_384;

    private readonly WholeCharacters characters = new();
    private readonly MoodCueFilter cues = new();
    private readonly List<(int Start, Mood Mood)> moods = [];
    private string waitingBreak = "";
    private char last = '\n';
    private long received;
    private bool hasWords;

    /// <summary>Runs until the answer is whole, or cut at its bound.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (AnswerPiece piece in source.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (piece.IsBreak)
            {
                Break();
            }
            else if (!await TakeAsync(piece.Text, cancellationToken).ConfigureAwait(false))
            {
                source.Check(hasWords);
                return;
            }
        }

        moods.Clear();
        string rest = cues.Append(characters.Complete(), moods) + cues.Complete();
        await GiveAsync(rest, cancellationToken).ConfigureAwait(false);
        source.Check(hasWords);
    }

    /// <summary>The sentence so far is spoken at once. The break itself is shown only if something follows it.</summary>
    private void Break()
    {
        if (waitingBreak.Length == 0 && !char.IsWhiteSpace(last))
        {
            moods.Clear();
            waitingBreak = cues.Append(Paragraph, moods);
            sentences?.Append(waitingBreak, moods);
        }
    }

    private async ValueTask<bool> TakeAsync(string text, CancellationToken cancellationToken)
    {
        received += text.Length;
        moods.Clear();
        bool fits = await GiveAsync(cues.Append(characters.Append(text), moods), cancellationToken).ConfigureAwait(false);
        if (fits && received > (2L * turn.Options.Limits.MaxAnswerLength) + MaxOverhead)
        {
            WarnTooLong();
            return false;
        }

        return fits;
    }

    private async ValueTask<bool> GiveAsync(string text, CancellationToken cancellationToken)
    {
        int room = Math.Max(0, turn.Options.Limits.MaxAnswerLength - turn.Facts.Answer.Length - waitingBreak.Length);
        bool fits = !source.IsAnswer || text.Length <= room;
        string given = fits ? text : WholeStart(text, room);
        if (given.Length > 0 || moods.Count > 0)
        {
            sentences?.Append(given, moods);
        }

        if (given.Length > 0)
        {
            last = given[^1];
            hasWords = hasWords || !string.IsNullOrWhiteSpace(given);
            if (source.IsAnswer)
            {
                string shown = waitingBreak + given;
                waitingBreak = "";
                turn.Clock.NoteFirstText();
                turn.Facts.Answer.Append(shown);
                await turn.Output.WriteAsync(new TextDelta { TurnId = turn.TurnId, Text = shown }, cancellationToken).ConfigureAwait(false);
            }
        }

        if (!fits)
        {
            WarnTooLong();
        }

        return fits;
    }

    private void WarnTooLong() => turn.Facts.Warn(new AvatarError(
        "answer.too_long",
        TurnStage.Generate,
        $"The model's answer was cut after {turn.Options.Limits.MaxAnswerLength} characters (AvatarChatbotOptions.Limits.MaxAnswerLength)."));

    private static string WholeStart(string text, int length)
        => text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
