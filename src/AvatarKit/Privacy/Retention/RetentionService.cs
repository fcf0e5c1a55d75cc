using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Removes, round by round, what is old enough, and goes on with erasures that broke off. What fails is told to the log; the next
/// round comes all the same.</summary>
internal sealed partial class RetentionService(
    IServiceProvider services,
    IOptions<RetentionOptions> options,
    ProviderCalls calls,
    TimeProvider time,
    ILogger<RetentionService>? logger = null) : BackgroundService
{
    // A class that always says it removed a whole batch is not asked for ever.
    private const int MostBatches = 10_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly ILogger logger = QuietLogger.Over(logger);
    private readonly TaskCompletionSource firstRound = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the first round; at once where there is none.</summary>
    public Task FirstRound => firstRound.Task;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Enabled)
        {
            Check(options.Value);
        }

        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        RetentionOptions settings = options.Value;
        while (settings.Enabled)
        {
            using (AuditActors.Begin(AuditActor.System))
            {
                foreach ((RetentionClass data, TimeSpan? age) in settings.Ages)
                {
                    if (age is { } kept)
                    {
                        await RemoveAsync(data, time.GetUtcNow() - kept, settings.BatchSize, stoppingToken).ConfigureAwait(false);
                    }
                }

                await ResumeErasuresAsync(stoppingToken).ConfigureAwait(false);
            }

            firstRound.TrySetResult();
            await Task.Delay(settings.Every, time, stoppingToken).ConfigureAwait(false);
        }

        firstRound.TrySetResult();
    }

    private void Check(RetentionOptions settings)
    {
        HashSet<RetentionClass> enforced =
            [.. services.GetServices<IRetainedData>().Where(static data => data.CanRemove).Select(static data => data.DataClass)];
        string[] missing = [.. settings.Ages.Where(age => age.Value is not null && !enforced.Contains(age.Key)).Select(static age => age.Key.Value)];
        if (missing.Length > 0)
        {
            throw new InvalidOperationException(
                $"AvatarKit:Privacy:Retention says how long {string.Join(", ", missing)} are kept, and nothing here removes them. Register an "
                    + "IRetainedData for them, or leave it to the store (lifecycle rules, time to live) and take the setting away.");
        }
    }

    private async Task RemoveAsync(RetentionClass data, DateTimeOffset before, int batch, CancellationToken cancellationToken)
    {
        int removed = 0;
        string outcome = "";
        try
        {
            foreach (IRetainedData retained in services.GetServices<IRetainedData>().Where(one => one.DataClass == data && one.CanRemove))
            {
                int last = batch;
                for (int i = 0; i < MostBatches && last >= batch; i++)
                {
                    last = await ProviderCall.RunAsync(
                        token => retained.RemoveAsync(before, batch, token),
                        Patience,
                        calls.Scope(new ProviderKey(ProviderKind.Retention, data.Value)),
                        cancellationToken).ConfigureAwait(false);
                    removed += last;
                }
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            outcome = (exception as AvatarKitException)?.Code ?? exception.GetType().Name;
            Failed(logger, data.Value, outcome);
        }

        if (removed > 0 || outcome.Length > 0)
        {
            string detail = string.Create(CultureInfo.InvariantCulture, $"class={data} count={removed} {outcome}").TrimEnd();
            await services.GetRequiredService<AuditNotes>().EndAsync(
                AuditActions.Retention, null, outcome.Length == 0 ? AuditOutcome.Succeeded : AuditOutcome.Failed, detail).ConfigureAwait(false);
        }
    }

    private async Task ResumeErasuresAsync(CancellationToken cancellationToken)
    {
        try
        {
            IConversationHistory history = services.GetRequiredService<IConversationHistory>();
            DateTimeOffset underWay = time.GetUtcNow() - Patience;
            await foreach (ErasureProgress erasure in services.GetRequiredService<IErasureJournal>().ReadAsync(cancellationToken)
                .ConfigureAwait(false))
            {
                if (erasure.StartedAt < underWay)
                {
                    await ResumeAsync(history, erasure.Owner, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Failed(logger, "unfinished erasures", (exception as AvatarKitException)?.Code ?? exception.GetType().Name);
        }
    }

    private async Task ResumeAsync(IConversationHistory history, AssetOwner owner, CancellationToken cancellationToken)
    {
        try
        {
            _ = owner.ConversationId is { } conversation
                ? await history.EraseAsync(new ConversationKey(conversation, owner.UserId, owner.TenantId), cancellationToken).ConfigureAwait(false)
                : await history.EraseUserAsync(owner.TenantId, owner.UserId, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // One that fails again keeps no other from being finished.
            Failed(logger, "an unfinished erasure", (exception as AvatarKitException)?.Code ?? exception.GetType().Name);
        }
    }

    [LoggerMessage(172, LogLevel.Error, "Retention could not remove all of {Data}: {Code}. The next round tries again.")]
    private static partial void Failed(ILogger logger, string data, string code);
}
