using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace AvatarKit;

/// <summary>The voice with what it needs around it: retries before its first audio, and a rest when it keeps failing.</summary>
internal sealed class VoiceCalls(ISpeechSynthesizer voice, IOptionsMonitor<AvatarChatbotOptions> options, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(15);

    private readonly Lazy<ResiliencePipeline<OpenedSpeech>> pipeline = new(() => CreatePipeline(options.CurrentValue, time, logger));

    /// <summary>Whether there is nothing to be heard anyway.</summary>
    public bool IsSilent => voice is SilentSpeechSynthesizer;

    /// <summary>Begins a synthesis and waits for its first audio.</summary>
    /// <param name="request">What to say.</param>
    /// <param name="bill">Notes what each attempt is charged.</param>
    /// <param name="timeout">Cancelled when the sentence has taken too long, which counts against the voice.</param>
    /// <param name="cancellationToken">Ends the whole synthesis, also by <paramref name="timeout"/>.</param>
    public ValueTask<OpenedSpeech> OpenAsync(SpeechRequest request, SpeechBill bill, CancellationToken timeout, CancellationToken cancellationToken)
        => pipeline.Value.ExecuteAsync(
            async token =>
            {
                Task<OpenedSpeech> opening = OpenedSpeech.OpenAsync(voice, request, bill, token);
                try
                {
                    // A voice that does not heed its token is given up all the same.
                    return await opening.WaitAsync(token).ConfigureAwait(false);
                }
                catch (OperationCanceledException exception)
                {
                    _ = LetGoAsync(opening);
                    if (timeout.IsCancellationRequested)
                    {
                        throw TimedOut(exception);
                    }

                    throw;
                }
            },
            cancellationToken);

    public static SpeechException TimedOut(Exception exception) => new(
        "speech.timeout", "The voice took longer than Resilience.Voice.SentenceTimeout for a sentence.", "unknown", exception, isTransient: true);

    private static async Task LetGoAsync(Task<OpenedSpeech> opening)
    {
        try
        {
            await (await opening.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Nobody waits for it any more.
        }
    }

    private static ResiliencePipeline<OpenedSpeech> CreatePipeline(AvatarChatbotOptions current, TimeProvider time, ILogger logger)
    {
        var builder = new ResiliencePipelineBuilder<OpenedSpeech> { TimeProvider = time };
        if (current.Resilience.Voice.Retries > 0)
        {
            TimeSpan half = current.Resilience.Voice.SentenceTimeout / 2;
            builder.AddRetry(new RetryStrategyOptions<OpenedSpeech>().With<RetryStrategyOptions<OpenedSpeech>, OpenedSpeech>(
                current.Resilience.Voice.Retries, half < LongestWait ? half : LongestWait, failure => EngineLog.TriedAgain(logger, "The voice", failure.GetType().Name)));
        }

        // Long enough to see a voice fail that takes all of its time to do so.
        TimeSpan watched = current.Resilience.Voice.SentenceTimeout * 6;
        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<OpenedSpeech>
            {
                ShouldHandle = static args => new(args.Outcome.Exception is { } failure && ProviderFailure.IsTransient(failure)),
                FailureRatio = 0.5,
                MinimumThroughput = 4,
                SamplingDuration = watched < TimeSpan.FromSeconds(30) ? TimeSpan.FromSeconds(30) : watched > TimeSpan.FromDays(1) ? TimeSpan.FromDays(1) : watched,

                // A sentence that finds out that the voice is still dead may take all of SentenceTimeout: find out ever more rarely.
                BreakDurationGenerator = static args => new(Rest * (1 << Math.Min(args.HalfOpenAttempts, 3))),
                OnOpened = args =>
                {
                    EngineLog.VoiceRests(logger, args.BreakDuration.TotalSeconds);
                    return default;
                },
            })
            .Build();
    }
}
