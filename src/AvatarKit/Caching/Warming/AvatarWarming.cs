using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Makes answers, and their speech, before anybody asks: the first person to ask waits for no model and no voice. Thread-safe;
/// <c>UseWarming()</c> adds it.</summary>
/// <remarks>
/// Each question is asked of the engine as a turn that is not remembered. What goes into the response cache and the speech cache is what a turn
/// would have put there, by the same rules. A question whose answer is in the cache already costs nothing, so that a run that was stopped, by a
/// cancellation, its budget or the end of the process, goes on where it was when it is begun again: as far as the caches outlived it
/// (<see cref="ResponseCacheOptions.UseDistributedCache"/>, <see cref="SpeechCacheOptions.UseDistributedCache"/>).
/// </remarks>
public sealed class AvatarWarming
{
    private readonly IConversationEngine engine;
    private readonly IOptionsMonitor<AvatarChatbotOptions> options;
    private readonly TimeProvider time;

    /// <summary>Creates it.</summary>
    /// <param name="engine">Answers the questions.</param>
    /// <param name="options">Says what a turn is taken to cost whose cost is not known.</param>
    /// <param name="timeProvider">The clock of the journal; <see langword="null"/>: the system's.</param>
    public AvatarWarming(IConversationEngine engine, IOptionsMonitor<AvatarChatbotOptions> options, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(options);
        this.engine = engine;
        this.options = options;
        time = timeProvider ?? TimeProvider.System;
    }

    /// <summary>Answers questions ahead, as they come.</summary>
    /// <param name="questions">The questions, for example of <see cref="WarmingFile.ReadAsync"/>. What their source throws
    /// ends the run.</param>
    /// <param name="run">Who is asked, what is made, what it may cost; <see langword="null"/>: the defaults.</param>
    /// <param name="cancellationToken">Stops the run. What is under way is interrupted, what was made stays.</param>
    /// <returns>What came of each question, as it comes; in order where <see cref="WarmingRun.MaxConcurrent"/> is 1. Leaving the enumeration
    /// stops the run.</returns>
    /// <exception cref="ArgumentException">A value of the run is out of range; the message names it.</exception>
    /// <exception cref="IOException">The journal cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public IAsyncEnumerable<WarmingProgress> WarmAsync(
        IAsyncEnumerable<WarmingQuestion> questions, WarmingRun? run = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(questions);
        return RunAsync(questions, Checked(run), cancellationToken);
    }

    private static WarmingRun Checked(WarmingRun? run)
    {
        WarmingRun checkedRun = run ?? new WarmingRun();
        if (checkedRun.MaxConcurrent is < 1 or > WarmingOptions.MostConcurrent)
        {
            throw new ArgumentException(
                $"WarmingRun.MaxConcurrent is {checkedRun.MaxConcurrent}; it takes 1 to {WarmingOptions.MostConcurrent}.", nameof(run));
        }

        if (checkedRun.BudgetUsd < 0)
        {
            throw new ArgumentException("WarmingRun.BudgetUsd is below 0; it takes 0 and more, or null.", nameof(run));
        }

        return checkedRun is { CollectsBatch: true, BatchAnswers: not null }
            ? throw new ArgumentException("WarmingRun.CollectsBatch and BatchAnswers are set; a run writes a batch or reads one.", nameof(run))
            : checkedRun;
    }

    private async IAsyncEnumerable<WarmingProgress> RunAsync(
        IAsyncEnumerable<WarmingQuestion> questions, WarmingRun run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        WarmingJournal journal = await WarmingJournal.OpenAsync(run.JournalFolder, time, cancellationToken).ConfigureAwait(false);
        var asker = new WarmingAsker(engine, run, journal);
        var tally = new WarmingTally(run.BudgetUsd, options.CurrentValue.Costs.ReservedPerTurnUsd);
        HashSet<string> collected = new(StringComparer.Ordinal);
        List<Task<WarmingResult>> underWay = [];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await foreach (WarmingQuestion question in questions.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                while (underWay.Count >= run.MaxConcurrent || !tally.MayBegin(underWay.Count))
                {
                    yield return tally.Add(Once(await NextAsync(underWay).ConfigureAwait(false), collected));
                }

                if (tally.IsSpent)
                {
                    yield return tally.Add(new WarmingResult(question, WarmingOutcome.Skipped));
                    continue;
                }

                underWay.Add(asker.AskAsync(question, stop.Token));
            }

            while (underWay.Count > 0)
            {
                yield return tally.Add(Once(await NextAsync(underWay).ConfigureAwait(false), collected));
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll((IEnumerable<Task>)underWay).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<WarmingResult> NextAsync(List<Task<WarmingResult>> underWay)
    {
        Task<WarmingResult> ended = await Task.WhenAny(underWay).ConfigureAwait(false);
        underWay.Remove(ended);
        return await ended.ConfigureAwait(false);
    }

    /// <summary>A question that stands in a batch already needs no second place in it.</summary>
    private static WarmingResult Once(WarmingResult result, HashSet<string> collected)
        => result.Request is { } request && !collected.Add(request.RecordId)
            ? result with { Outcome = WarmingOutcome.AlreadyThere, Request = null }
            : result;
}
