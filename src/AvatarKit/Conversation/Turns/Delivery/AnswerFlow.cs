namespace AvatarKit;

/// <summary>Takes an answer's pieces to the client as text, and its sentences to the voice: cues out, within bounds, characters whole.
/// Once per answer.</summary>
/// <param name="turn">The turn.</param>
/// <param name="source">The answer.</param>
/// <param name="sentences">Where it is spoken at once.</param>
/// <param name="gate">Where guards look at it first: what shows and speaks it.</param>
internal sealed class AnswerFlow(TurnContext turn, IAnswerSource source, SentenceFeed? sentences, SentenceGate? gate = null)
{
    private const string Paragraph = "\n\n";

    /// <summary>What a source may send besides the answer itself, such as cues, before it is cut off.</summary>
    private const int MaxOverhead = 16_384;

    private readonly WholeCharacters characters = new();

    // The host's own words are as they are.
    private readonly MachineTextFilter? machineText = source.IsGuarded ? new MachineTextFilter() : null;

    // What was stored with placeholders is given again with them.
    private readonly PlaceholderRestorer placeholders = new(turn.Record?.Stored is null ? turn.Redaction : null);
    private readonly AnswerCues cues = new();
    private string waitingBreak = "";
    private int newLines = 2;
    private long received;
    private int taken = turn.Facts.Answer.Length;
    private bool hasWords;

    /// <summary>Runs until the answer is whole, or cut at its bound.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (AnswerPiece piece in source.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (gate is { IsClosed: true })
            {
                // The answer has its end: what comes now, a tool among it, is for nobody.
                return;
            }

            if (piece.IsBreak)
            {
                await BreakAsync(cancellationToken).ConfigureAwait(false);
            }
            else if (!await TakeAsync(piece.Text, cancellationToken).ConfigureAwait(false))
            {
                source.Check(hasWords);
                return;
            }
        }

        cues.Begin();
        string end = ForPeople(characters.Complete()) + machineText?.Complete();
        string rest = cues.Append(placeholders.Append(end) + placeholders.Complete()) + cues.Complete();
        await GiveAsync(rest, cancellationToken).ConfigureAwait(false);
        source.Check(hasWords);
    }

    /// <summary>Shows text to the client.</summary>
    public static ValueTask ShowAsync(TurnContext turn, string text, CancellationToken cancellationToken)
    {
        turn.Clock.NoteFirstText();
        turn.Facts.Answer.Append(text);
        return turn.Output.WriteAsync(new TextDelta { TurnId = turn.TurnId, Text = text }, cancellationToken);
    }

    /// <summary>The sentence so far is spoken at once. The break itself is shown only if something follows it.</summary>
    private async ValueTask BreakAsync(CancellationToken cancellationToken)
    {
        // What was kept back as the beginning of a mark is whole: it belongs before the break.
        cues.Begin();
        string kept = placeholders.Append(machineText?.Complete() ?? "") + placeholders.Complete();
        await GiveAsync(cues.Append(kept) + cues.Complete(), cancellationToken).ConfigureAwait(false);
        if (waitingBreak.Length == 0 && newLines < 2)
        {
            cues.Begin();
            waitingBreak = cues.Append(Paragraph);
            Speak(waitingBreak);
        }
    }

    private void Speak(string text)
    {
        if (gate is not null)
        {
            gate.Append(text, cues.Moods, cues.Tags, cues.Gestures);
        }
        else
        {
            sentences?.Append(text, cues.Moods, cues.Tags, cues.Gestures);
        }
    }

    private string ForPeople(string text) => machineText?.Append(text) ?? text;

    private async ValueTask<bool> TakeAsync(string text, CancellationToken cancellationToken)
    {
        received += text.Length;
        cues.Begin();
        bool fits = await GiveAsync(cues.Append(placeholders.Append(ForPeople(characters.Append(text)))), cancellationToken)
            .ConfigureAwait(false);
        if (fits && received > (2L * turn.Options.Limits.MaxAnswerLength) + MaxOverhead)
        {
            WarnTooLong();
            return false;
        }

        return fits;
    }

    private async ValueTask<bool> GiveAsync(string text, CancellationToken cancellationToken)
    {
        int room = Math.Max(0, turn.Options.Limits.MaxAnswerLength - taken - waitingBreak.Length);
        bool fits = !source.IsAnswer || text.Length <= room;
        string given = fits ? text : WholeStart(text, room);
        if (given.Length > 0 || cues.Any)
        {
            Speak(given);
        }

        if (given.Length > 0)
        {
            NoteEnd(given);
            hasWords = hasWords || !string.IsNullOrWhiteSpace(given);
            if (source.IsAnswer)
            {
                string shown = waitingBreak + given;
                waitingBreak = "";
                taken += shown.Length;
                if (gate is null)
                {
                    await ShowAsync(turn, shown, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        if (!fits)
        {
            WarnTooLong();
        }

        return fits;
    }

    // A space at the end of a message parts no paragraphs.
    private void NoteEnd(string given)
    {
        ReadOnlySpan<char> end = given.AsSpan(given.AsSpan().TrimEnd().Length);
        newLines = end.Length == given.Length ? Math.Min(2, newLines + end.Count('\n')) : end.Count('\n');
    }

    private void WarnTooLong() => turn.Facts.Warn(new AvatarError(
        "answer.too_long",
        TurnStage.Generate,
        $"The model's answer was cut after {turn.Options.Limits.MaxAnswerLength} characters (AvatarChatbotOptions.Limits.MaxAnswerLength)."));

    private static string WholeStart(string text, int length)
        => text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
