using System.Runtime.CompilerServices;

namespace AvatarKit;

/// <summary>Says one sentence: with the voice, and silently where the voice fails, from where it failed on.</summary>
internal sealed class SentenceVoice(ISpeechSynthesizer voice, ProviderCalls calls, ProviderErrors errors, EngineLog log)
{
    private static readonly SilentSpeechSynthesizer Silence = new();

    private readonly ProviderKey key = new(ProviderKind.Voice, voice.GetType().Name);
    private readonly bool isSilent = IsSilent(voice, log);

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
            };
            var said = new SaidSoFar(sentence);
            if (isSilent || !await TrySpeakAsync(turn, request, said, cancellationToken).ConfigureAwait(false))
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

    /// <summary>Whether the voice said the whole sentence.</summary>
    private async Task<bool> TrySpeakAsync(TurnContext turn, SpeechRequest request, SaidSoFar said, CancellationToken cancellationToken)
    {
        VoiceResilienceOptions resilience = turn.Options.Resilience.Voice;
        var usage = new VoiceUsage(turn.Facts.Meter, request.Text.Length);
        try
        {
            OpenedStream<SpeechChunk> opened = await calls.OpenAsync(
                key,
                ProviderPolicy.ForVoice(turn.Options),
                token => CheckAsync(voice.SynthesizeAsync(request, token), request, token),
                static chunk => !chunk.Audio.IsEmpty,
                new StreamLimits
                {
                    FirstContent = resilience.SentenceTimeout, BetweenItems = resilience.BetweenItemsTimeout, Whole = resilience.SentenceTimeout,
                },
                usage.Note,
                cancellationToken: cancellationToken).ConfigureAwait(false);
            await using (opened.ConfigureAwait(false))
            {
                await ReadAsync(opened, said, cancellationToken).ConfigureAwait(false);
            }

            // A sentence without letters and digits is not given to the voice.
            if (!said.HasAudio)
            {
                NoteFailure(turn, new SpeechException("speech.no_audio", "The voice gave no audio for a sentence.", key.Provider));
            }

            return said.HasAudio;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            NoteFailure(turn, errors.OfVoice(exception, key.Provider));
            return false;
        }
        finally
        {
            usage.Settle();
        }
    }

    private void NoteFailure(TurnContext turn, AvatarKitException error)
    {
        log.VoiceFailed(error);
        turn.Facts.Degrade("voice", TurnError.From(error, TurnStage.Speak));
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

    private static bool IsSilent(ISpeechSynthesizer voice, EngineLog log)
    {
        try
        {
            if (!voice.IsSilent())
            {
                return false;
            }
        }
        catch (Exception exception)
        {
            log.WentWithout("(none)", "asking the voice what it is", exception);
            return false;
        }

        log.NoVoice();
        return true;
    }

    private static async Task FallSilentAsync(SpeechRequest request, SaidSoFar said, CancellationToken cancellationToken)
    {
        await foreach (SpeechChunk chunk in Silence.SynthesizeAsync(request with { Voice = null }, cancellationToken).ConfigureAwait(false))
        {
            await said.AddSilenceAsync(chunk, cancellationToken).ConfigureAwait(false);
        }
    }
}
