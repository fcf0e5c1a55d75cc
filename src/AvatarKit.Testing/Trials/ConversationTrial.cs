using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Testing;

/// <summary>A bad day, whole: many simulated users talk to a host, by rights one with chaos, and every promise of a turn is looked after.</summary>
/// <remarks>
/// Looked for: every accepted message is stored once; every turn ends in exactly one terminal update, and in time; no answer has the words of
/// another turn (with models that repeat the mark of a message, as those of <c>UseTrialProviders</c> do); the avatar says something; the store
/// agrees with what people were told; and in the end no call runs, no request is held and no task has failed unobserved. The last looks at the
/// whole process: run nothing beside it.
/// </remarks>
public sealed class ConversationTrial
{
    internal const string SentTwice = "turn.in_progress";

    private readonly IServiceProvider services;
    private readonly ConversationTrialOptions options;

    /// <summary>Creates a trial.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">How large it is; as by default unless it is given.</param>
    public ConversationTrial(IServiceProvider services, ConversationTrialOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        this.services = services;
        this.options = options ?? new ConversationTrialOptions();
    }

    /// <summary>Runs the trial. To be run once for each host: its conversations are the same each time.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What came of it; <see cref="ConversationTrialReport.MustHold"/> throws where a promise was broken.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public async Task<ConversationTrialReport> RunAsync(CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Users);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.AtOnce);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Turns);
        int each = (options.Turns + options.Users - 1) / options.Users;

        // Half as many as there are marks: some turns are sent together with another.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(each, TrialMark.MostMessages / 2, nameof(options.Turns));
        ChaosControl? control = services.GetService<ChaosControl>();
        var tally = new TrialTally();
        using var remains = new TrialRemains(tally);
        long begun = TimeProvider.System.GetTimestamp();
        TrialUser[] users = CreateUsers(tally, remains);
        await ForEachAsync(users, user => user.TalkAsync(each, cancellationToken), cancellationToken).ConfigureAwait(false);
        TimeSpan took = TimeProvider.System.GetElapsedTime(begun);
        if (control is not null)
        {
            control.IsOn = false;
        }

        var store = services.GetRequiredService<IConversationStore>();
        await ForEachAsync(users, user => user.CheckStoreAsync(store, cancellationToken), cancellationToken).ConfigureAwait(false);
        await remains.CheckAsync(control, options.Settling, cancellationToken).ConfigureAwait(false);
        return tally.Report(remains.Watched, took);
    }

    private TrialUser[] CreateUsers(TrialTally tally, TrialRemains remains)
    {
        var engine = services.GetRequiredService<IConversationEngine>();
        TimeProvider time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        return [.. Enumerable.Range(0, options.Users).Select(number => new TrialUser(engine, options, number, time, tally, remains))];
    }

    private Task ForEachAsync(TrialUser[] users, Func<TrialUser, Task> action, CancellationToken cancellationToken)
    {
        var limits = new ParallelOptions { MaxDegreeOfParallelism = options.AtOnce, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(users, limits, async (user, _) => await action(user).ConfigureAwait(false));
    }
}
