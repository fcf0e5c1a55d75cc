using System.Runtime.CompilerServices;

namespace AvatarKit;

/// <summary>Says one sentence: with the voice, with one that takes over for it, and silently where all fail, from where the last one failed
/// on.</summary>
internal sealed class SentenceVoice(VoiceChain voices, ProviderCalls calls, ProviderErrors errors, EngineLog log)
{
    private static readonly SilentSpeechSynthesizer Silence = new();

    /// <summary>Never throws; the sentence's chunks end with whatever stopped it.</summary>
    public async Task SayAsync(TurnContext turn, SpokenSentence sentence, CancellationToken cancellationToken)
    {
        // Whoever begins the next sentence does not wait for this one's voice.
        await Task.Yield();
        using TurnScope scope = turn.Beside(TurnStage.Speak);
        Exception? failure = null;
        try
        {
            var request = new SpeechRequest
            {
                Text = sentence.Text.Spoken,
                Locale = turn.Locale,
                Voice = turn.Request.Voice ?? turn.Avatar.Voice,
                Cues = SpeechCueRules.Keep(sentence.Text.Spoken, sentence.Text.Cues),
            };
            var said = new SaidSoFar(sentence);
            if (voices.IsSilent || !await TrySpeakAsync(turn, request, said, cancellationToken).ConfigureAwait(false))
            {
                await FallSilentAsync(request, said, cancellationToken).ConfigureAwait(false);
            }

            await said.EnsureChunkAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        sentence.Complete(failure);
    }

    /// <summary>Whether the whole sentence was said, by one voice: what was heard of it cannot be said again by another.</summary>
    private async Task<bool> TrySpeakAsync(TurnContext turn, SpeechRequest request, SaidSoFar said, CancellationToken cancellationToken)
    {
        for (int i = turn.Speech.FirstVoice; ; i++)
        {
            if (await TrySpeakAsync(turn, voices[i], request, said, cancellationToken).ConfigureAwait(false) is not { } error)
            {
                return true;
            }

            log.VoiceFailed(error);
            bool hasNext = i + 1 < voices.Count;
            turn.Facts.Degrade(hasNext && !said.HasAudio ? "voice.fallback" : "voice", TurnError.From(error, TurnStage.Speak));
            if (hasNext)
            {
                // A voice that changes to and fro within an answer is worse than the other voice.
                turn.Speech.FirstVoice = i + 1;
            }

            if (!hasNext || said.HasAudio)
            {
                return false;
            }
        }
    }

    /// <summary>Why the voice did not say the whole sentence; <see langword="null"/>: it did.</summary>
    private async Task<AvatarKitException?> TrySpeakAsync(
        TurnContext turn, ChainedVoice voice, SpeechRequest asked, SaidSoFar said, CancellationToken cancellationToken)
    {
        VoiceResilienceOptions resilience = turn.Options.Resilience.Voice;
        SpeechRequest request = voice.TakesVoiceNames ? asked : asked with { Voice = null };
        var usage = new VoiceUsage(turn.Facts.Meter, request.Text.Length);
        using TelemetrySpan span = SpeechSpan.Start(turn, voice.Key.Provider);
        try
        {
            OpenedStream<SpeechChunk> opened = await calls.OpenAsync(
                voice.Key,
                ProviderPolicy.ForVoice(turn.Options),
                token => CheckAsync(voice.Voice.SynthesizeAsync(request, token), request, token),
                static chunk => !chunk.Audio.IsEmpty,
                new StreamLimits
                {
                    FirstContent = resilience.SentenceTimeout, BetweenItems = resilience.BetweenItemsTimeout, Whole = resilience.SentenceTimeout,
                },
                usage.Note,
                cancellationToken: cancellationToken).ConfigureAwait(false);
            await using (opened.ConfigureAwait(false))
            {
                // A chunk without audio is nothing to begin a sentence with that another voice may say.
                if (!opened.IsEmpty)
                {
                    await ReadAsync(opened, said, cancellationToken).ConfigureAwait(false);
                }
            }

            // A sentence without letters and digits is not given to the voice.
            return said.HasAudio
                ? null
                : Told(span, new SpeechException("speech.no_audio", "The voice gave no audio for a sentence.", voice.Key.Provider));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return Told(span, errors.OfVoice(exception, voice.Key.Provider));
        }
        finally
        {
            usage.Settle();
        }
    }

    private static AvatarKitException Told(TelemetrySpan span, AvatarKitException error)
    {
        span.Fail(error.Code);
        return error;
    }

    /// <summary>What a voice gives is looked at before anything is made of it.</summary>
    private static async IAsyncEnumerable<SpeechChunk> CheckAsync(
        IAsyncEnumerable<SpeechChunk> chunks, SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var guard = new SpeechChunkGuard(request.Text.Length);
        await foreach (SpeechChunk chunk in chunks.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return guard.Check(chunk);
        }
    }

    /// <summary>Passes chunks on as they come. The last one is known as such where the voice ends with it at once.</summary>
    private static async Task ReadAsync(OpenedStream<SpeechChunk> opened, SaidSoFar said, CancellationToken cancellationToken)
    {
        bool moved = await opened.MoveNextAsync().ConfigureAwait(false);
        while (moved)
        {
            SpeechChunk chunk = opened.Current;
            ValueTask<bool> next = opened.MoveNextAsync();
            if (next.IsCompletedSuccessfully)
            {
                moved = await next.ConfigureAwait(false);
                await said.AddAsync(chunk, isLast: !moved, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                Task<bool> following = next.AsTask();
                try
                {
                    await said.AddAsync(chunk, isLast: false, cancellationToken).ConfigureAwait(false);
                }
                catch
                {
                    // What the voice does of which nobody hears any more is nobody's failure.
                    _ = following.ContinueWith(
                        static task => task.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
                    throw;
                }

                moved = await following.ConfigureAwait(false);
            }
        }
    }

    private static async Task FallSilentAsync(SpeechRequest request, SaidSoFar said, CancellationToken cancellationToken)
    {
        await foreach (SpeechChunk chunk in Silence.SynthesizeAsync(request with { Voice = null }, cancellationToken).ConfigureAwait(false))
        {
            await said.AddSilenceAsync(chunk, cancellationToken).ConfigureAwait(false);
        }
    }
}
