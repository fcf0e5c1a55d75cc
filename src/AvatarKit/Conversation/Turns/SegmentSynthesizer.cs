namespace AvatarKit;

/// <summary>The speak stage for one sentence: the voice, and silence of the right length where it fails.</summary>
internal sealed class SegmentSynthesizer(TurnServices services, AvatarRequest request, string locale, TurnAccount account)
{
    private static readonly ProviderKey Voice = new(ProviderKind.Voice, "voice");

    public async Task<SynthesizedSegment> SpeakAsync(TextSegment source, SpeakableText text, CancellationToken cancellationToken)
    {
        AvatarChatbotOptions options = services.Options;
        var speech = new SpeechRequest { Text = text.Spoken, Locale = locale, Voice = request.Voice ?? options.Voice };
        if (!services.IsSilent)
        {
            var usage = new VoiceUsage(account.Meter, text.Spoken.Length);
            try
            {
                OpenedStream<SpeechChunk> opened = await services.Calls.OpenAsync(
                    Voice,
                    ProviderPolicy.ForVoice(options),
                    token => services.Speech.SynthesizeAsync(speech, token),
                    static chunk => chunk is { Audio.IsEmpty: false },
                    new StreamLimits { FirstContent = options.SpeechTimeout, Whole = options.SpeechTimeout, MaxItems = 100_000 },
                    usage.Note,
                    check: null,
                    cancellationToken).ConfigureAwait(false);
                SynthesizedSegment spoken = await CollectAsync(opened, source, text).ConfigureAwait(false);
                if (spoken.Audio.Length > 0)
                {
                    return spoken;
                }
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                AvatarKitException error = services.Errors.OfVoice(exception);
                EngineLog.VoiceFailed(services.Logger, ErrorText.For(error));
                account.Warnings.Add(error, TurnStage.Speak);
            }
            finally
            {
                usage.Settle();
            }
        }

        IAsyncEnumerable<SpeechChunk> silence = services.SilentSpeech.SynthesizeAsync(speech with { Voice = null }, cancellationToken);
        return await CollectAsync(silence, source, text).ConfigureAwait(false);
    }

    private async Task<SynthesizedSegment> CollectAsync(OpenedStream<SpeechChunk> opened, TextSegment source, SpeakableText text)
    {
        await using (opened.ConfigureAwait(false))
        {
            return await CollectAsync(opened.ReadAllAsync(), source, text).ConfigureAwait(false);
        }
    }

    private async Task<SynthesizedSegment> CollectAsync(IAsyncEnumerable<SpeechChunk> speech, TextSegment source, SpeakableText text)
    {
        VoiceInfo voice = SilentSpeechSynthesizer.Voice;
        AudioFormat format = voice.Format;
        List<SpeechMark> marks = [];
        ReadOnlyMemory<byte> audio = default;
        MemoryStream? joined = null;
        var guard = new SpeechChunkGuard(text.Spoken.Length);
        await foreach (SpeechChunk chunk in speech.ConfigureAwait(false))
        {
            guard.Check(chunk);
            voice = chunk.Voice;
            format = chunk.Format;
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
        }

        if (joined is not null)
        {
            audio = joined.GetBuffer().AsMemory(0, (int)joined.Length);
        }

        return new SynthesizedSegment(source, text, locale, voice, format, audio, marks);
    }
}
