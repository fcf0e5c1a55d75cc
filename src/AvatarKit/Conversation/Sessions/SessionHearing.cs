namespace AvatarKit;

/// <summary>Hears the person: has audio recognised, says what was understood, and interrupts the avatar where that is meant. Thread-safe.</summary>
internal sealed class SessionHearing : IDisposable
{
    private static readonly TimeSpan EndTimeout = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly ISpeechRecognizer? recognizer;
    private readonly SessionPlayer player;
    private readonly SessionOutbox outbox;
    private readonly BargeInOptions options;
    private readonly BargeIn bargeIn;
    private readonly string locale;
    private readonly ProviderScope scope;
    private readonly ITimer voiceTimer;
#pragma warning disable CA2213 // A source without timer holds nothing, and what hangs on its token may still run when it is cancelled.
    private readonly CancellationTokenSource close = new();
#pragma warning restore CA2213
    private readonly CancellationToken closed;
    private int streams;
    private volatile bool isVoice;

    public SessionHearing(
        ISpeechRecognizer? recognizer, SessionPlayer player, SessionOutbox outbox, BargeInOptions options, string locale, SessionBackend backend)
    {
        this.recognizer = recognizer;
        this.player = player;
        this.outbox = outbox;
        this.options = options;
        this.locale = locale;
        scope = new ProviderScope(new ProviderKey(ProviderKind.Recognizer, "recognizer"), backend.Time, backend.Logger);
        closed = close.Token;
        bargeIn = new BargeIn(options, locale, backend.Time);
        voiceTimer = backend.Time.CreateTimer(
            static state => ((SessionHearing)state!).OnVoiceLasts(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Told what the person said.</summary>
    public required Action<string> Say { get; init; }

    /// <summary>Called when the person is heard.</summary>
    public required Action Heard { get; init; }

    /// <summary>Whether the person speaks.</summary>
    public bool IsVoice => isVoice;

    public async Task HearAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> audio, AudioFormat format, CancellationToken cancellationToken)
    {
        if (recognizer is null)
        {
            throw new SessionException(
                "session.no_recognizer", "No ISpeechRecognizer is registered: the session can't hear. Register one, or say with Say what was said.");
        }

        using var both = new SafeCancellation(scope.Time, scope.Logger, cancellationToken, closed);
        var request = new SpeechRecognitionRequest { Locale = locale, Format = format };
        IAsyncEnumerator<SpeechTranscript> transcripts = recognizer.RecognizeAsync(request, audio, both.Token).GetAsyncEnumerator(both.Token);
        Task<bool>? next = null;
        bool isMidVoice = false;
        SetStreams(1);
        try
        {
            // A recogniser that does not heed its token is left behind.
            while (await (next = transcripts.MoveNextAsync().AsTask()).WaitAsync(both.Token).ConfigureAwait(false))
            {
                SpeechTranscript transcript = transcripts.Current;
                isMidVoice = transcript.Kind switch
                {
                    SpeechTranscriptKind.VoiceStarted => true,
                    SpeechTranscriptKind.VoiceEnded => false,
                    _ => isMidVoice,
                };
                Note(transcript);
            }
        }
        catch (OperationCanceledException) when (closed.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // The session is over.
        }
        finally
        {
            SetStreams(-1);
            if (isMidVoice)
            {
                // Nobody will say any more that the voice has ended.
                ReportVoice(isSpeaking: false);
            }

#pragma warning disable CA2025 // The end takes over what it disposes of.
            Task end = EndAsync(transcripts, next);
#pragma warning restore CA2025
            if (next is null or { IsCompleted: true })
            {
                await end.ConfigureAwait(false);
            }
        }
    }

    public void ReportVoice(bool isSpeaking)
    {
        BargeInAction action;
        lock (gate)
        {
            isVoice = isSpeaking;
            action = isSpeaking ? bargeIn.VoiceStarted() : bargeIn.VoiceEnded();
        }

        Heard();
        if (!closed.IsCancellationRequested)
        {
            voiceTimer.Change(isSpeaking ? options.SustainedVoice : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        NoteListening();
        Act(action);
    }

    public void Dispose()
    {
        voiceTimer.Dispose();
        close.CancelQuietly(scope.Logger);
    }

    /// <summary>Ends a recogniser's stream, once its last step is done. Never throws.</summary>
    private async Task EndAsync(IAsyncEnumerator<SpeechTranscript> transcripts, Task<bool>? lastStep)
    {
        if (lastStep is { IsCompleted: false })
        {
            await LeftBehind.ObserveAsync(lastStep, scope).ConfigureAwait(false);
        }

        await ForeignEnd.DisposeAsync(transcripts, EndTimeout, scope).ConfigureAwait(false);
    }

    private void Note(SpeechTranscript transcript)
    {
        switch (transcript.Kind)
        {
            case SpeechTranscriptKind.VoiceStarted:
                ReportVoice(isSpeaking: true);
                break;
            case SpeechTranscriptKind.VoiceEnded:
                ReportVoice(isSpeaking: false);
                break;
            default:
                bool isFinal = transcript.Kind == SpeechTranscriptKind.Final;
                outbox.Post(new SessionTranscript(transcript.Text, isFinal));
                NoteWords(transcript.Text, isFinal);
                break;
        }
    }

    private void NoteWords(string text, bool isFinal)
    {
        Heard();
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        BargeInAction action;
        lock (gate)
        {
            action = bargeIn.Heard(text, isFinal);
        }

        // To an avatar that waits, "yes" is an answer; to one that speaks it says "go on".
        bool answers = player.Current is null or { IsInterrupted: true } || action == BargeInAction.Interrupt;
        Act(action);
        if (isFinal && answers)
        {
            Say(text);
        }
    }

    private void OnVoiceLasts()
    {
        BargeInAction action;
        lock (gate)
        {
            action = bargeIn.VoiceLasts();
        }

        Act(action);
    }

    private void Act(BargeInAction action)
    {
        switch (action)
        {
            case BargeInAction.Hold:
                player.Hold(true);
                break;
            case BargeInAction.GoOn:
                player.Hold(false);
                break;
            case BargeInAction.Interrupt:
                player.Interrupt();
                break;
        }
    }

    private void SetStreams(int change)
    {
        lock (gate)
        {
            streams += change;
        }

        NoteListening();
    }

    private void NoteListening()
    {
        bool listens;
        lock (gate)
        {
            listens = isVoice || streams > 0;
        }

        player.SetHearing(listens);
    }
}
