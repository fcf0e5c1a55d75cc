using Polly.CircuitBreaker;

namespace AvatarKit;

/// <summary>The speak stage for one sentence: the voice, and silence of the right length where it fails.</summary>
internal sealed class SegmentSynthesizer(TurnServices services, AvatarRequest request, string locale, TurnAccount account)
{
    // An answer's sentence of this length would be minutes of speech: more is a voice gone wrong.
    private const int MaxAudioBytes = 64 * 1024 * 1024;

    public async Task<SynthesizedSegment> SpeakAsync(TextSegment source, SpeakableText text, CancellationToken cancellationToken)
    {
        AvatarChatbotOptions options = services.Options;
        var speech = new SpeechRequest { Text = text.Spoken, Locale = locale, Voice = request.Voice ?? services.Profile.Voice };
        if (!services.Voice.IsSilent)
        {
            var bill = new SpeechBill(account.Meter, text.Spoken.Length);
            using var timeout = new CancellationTokenSource(options.Resilience.Voice.SentenceTimeout, services.Time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            try
            {
                OpenedSpeech opened = await services.Voice.OpenAsync(speech, bill, timeout.Token, both.Token).ConfigureAwait(false);

                // A voice that does not heed its token must not hold the turn.
                SynthesizedSegment spoken = await CollectAsync(opened, source, text, both.Token).WaitAsync(both.Token).ConfigureAwait(false);
                if (spoken.Audio.Length > 0)
                {
                    return spoken;
                }
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                AvatarKitException error = AsSpeechException(exception);
                EngineLog.VoiceFailed(services.Logger, error.Code, exception.GetType().Name);
                account.Warnings.Add(error, TurnStage.Speak);
            }
            finally
            {
                bill.Settle();
            }
        }

        IAsyncEnumerable<SpeechChunk> silence = services.SilentSpeech.SynthesizeAsync(speech with { Voice = null }, cancellationToken);
        return await CollectAsync(silence, source, text, cancellationToken).ConfigureAwait(false);
    }

    private async Task<SynthesizedSegment> CollectAsync(OpenedSpeech opened, TextSegment source, SpeakableText text, CancellationToken cancellationToken)
    {
        await using (opened.ConfigureAwait(false))
        {
            return await CollectAsync(opened.ReadAsync(), source, text, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<SynthesizedSegment> CollectAsync(
        IAsyncEnumerable<SpeechChunk> speech, TextSegment source, SpeakableText text, CancellationToken cancellationToken)
    {
        VoiceInfo voice = SilentSpeechSynthesizer.Voice;
        AudioFormat format = voice.Format;
        List<SpeechMark> marks = [];
        ReadOnlyMemory<byte> audio = default;
        MemoryStream? joined = null;
        await foreach (SpeechChunk chunk in speech.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            (voice, format) = (chunk.Voice, chunk.Format);
            if (format.Encoding != AudioEncoding.Pcm16)
            {
                throw new SpeechException("speech.format", $"Voice '{voice.Id}' gives '{format.Encoding}'; the engine takes pcm_s16le.", voice.Provider);
            }

            marks.AddRange(chunk.Marks);
            if (audio.IsEmpty && joined is null)
            {
                audio = chunk.Audio;
                continue;
            }

            if (joined is null)
            {
                joined = new MemoryStream();
                joined.Write(audio.Span);
            }

            joined.Write(chunk.Audio.Span);
            if (joined.Length > MaxAudioBytes)
            {
                throw new SpeechException("speech.too_long", $"Voice '{voice.Id}' gave more than {MaxAudioBytes >> 20} MB for one sentence.", voice.Provider);
            }
        }

        if (joined is not null)
        {
            audio = joined.GetBuffer().AsMemory(0, (int)joined.Length);
        }

        return new SynthesizedSegment(source, text, locale, voice, format, audio, marks);
    }

    private static AvatarKitException AsSpeechException(Exception exception) => exception switch
    {
        AvatarKitException known => known,
        OperationCanceledException => VoiceCalls.TimedOut(exception),
        BrokenCircuitException => new SpeechException(
            "speech.unavailable", "The voice failed too often and is left alone for a while.", "unknown", exception, isTransient: true),
        _ => new SpeechException(
            "speech.failed", $"The voice failed ({exception.GetType().Name}). See the inner exception.", "unknown", exception, ProviderFailure.IsTransient(exception)),
    };
}
