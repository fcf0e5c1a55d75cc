namespace AvatarKit;

/// <summary>The speak stage for one sentence: the voice, and silence of the right length where it fails.</summary>
internal sealed class SegmentSynthesizer(TurnServices services, AvatarRequest request, string locale, TurnAccount account)
{
    // An answer's sentence of this length would be minutes of speech: more is a voice gone wrong.
    private const int MaxAudioBytes = 64 * 1024 * 1024;

    public async Task<SynthesizedSegment> SpeakAsync(TextSegment source, SpeakableText text, CancellationToken cancellationToken)
    {
        AvatarChatbotOptions options = services.Options;
        var speech = new SpeechRequest { Text = text.Spoken, Locale = locale, Voice = request.Voice ?? options.Voice };
        if (services.Speech is not SilentSpeechSynthesizer)
        {
            using var timeout = new CancellationTokenSource(options.SpeechTimeout, services.Time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            try
            {
                // A voice that does not heed its token must not hold the turn.
                SynthesizedSegment spoken = await CollectAsync(services.Speech, speech, source, text, both.Token).WaitAsync(both.Token).ConfigureAwait(false);
                if (spoken.Audio.Length > 0)
                {
                    account.Meter.AddSpeech(spoken.Voice.Provider, text.Spoken.Length);
                    return spoken;
                }
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                AvatarKitException error = AsSpeechException(exception);
                EngineLog.VoiceFailed(services.Logger, error.Code, exception.GetType().Name);
                account.Warnings.Add(error, TurnStage.Speak);
            }
        }

        return await CollectAsync(services.SilentSpeech, speech with { Voice = null }, source, text, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<SynthesizedSegment> CollectAsync(
        ISpeechSynthesizer synthesizer, SpeechRequest request, TextSegment source, SpeakableText text, CancellationToken cancellationToken)
    {
        VoiceInfo voice = SilentSpeechSynthesizer.Voice;
        AudioFormat format = voice.Format;
        List<SpeechMark> marks = [];
        ReadOnlyMemory<byte> audio = default;
        MemoryStream? joined = null;
        await foreach (SpeechChunk chunk in synthesizer.SynthesizeAsync(request, cancellationToken).WithCancellation(cancellationToken).ConfigureAwait(false))
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

        return new SynthesizedSegment(source, text, request.Locale ?? "", voice, format, audio, marks);
    }

    private static AvatarKitException AsSpeechException(Exception exception) => exception switch
    {
        AvatarKitException known => known,
        OperationCanceledException => new SpeechException(
            "speech.timeout", "The voice took longer than AvatarChatbotOptions.SpeechTimeout for a sentence.", "unknown", exception),
        _ => new SpeechException("speech.failed", $"The voice failed ({exception.GetType().Name}). See the inner exception.", "unknown", exception),
    };
}
