using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Begins the host's runs of the warming. A run that fails is told to the log; the next one comes all the same.</summary>
internal sealed partial class WarmingSchedule(
    IServiceProvider services, IOptions<WarmingOptions> options, MostAsked asked, TimeProvider time, ILogger<AvatarWarming>? logger = null)
    : BackgroundService
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly ILogger logger = QuietLogger.Over(logger);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        WarmingOptions settings = options.Value;
        if (!settings.Enabled)
        {
            return;
        }

        AvatarWarming warming = services.GetRequiredService<AvatarWarming>();
        do
        {
            if (settings.At is { } at)
            {
                await Task.Delay(UntilNext(at), time, stoppingToken).ConfigureAwait(false);
            }

            foreach (string tenant in settings.TenantIds.DefaultIfEmpty("default"))
            {
                await RunAsync(warming, settings, tenant, stoppingToken).ConfigureAwait(false);
            }

            if (settings.Every is { } every)
            {
                await Task.Delay(every, time, stoppingToken).ConfigureAwait(false);
            }
        }
        while (settings.Every is not null || settings.At is not null);
    }

    private async Task RunAsync(AvatarWarming warming, WarmingOptions settings, string tenant, CancellationToken cancellationToken)
    {
        WarmingProgress? last = null;
        try
        {
            var run = new WarmingRun
            {
                TenantId = tenant,
                Outputs = settings.Outputs,
                BudgetUsd = settings.BudgetUsd,
                MaxConcurrent = settings.MaxConcurrent,
                JournalFolder = settings.JournalFolder,
            };
            var source = new WarmingSource(settings, asked, tenant);
            await foreach (WarmingProgress progress in warming.WarmAsync(source.ReadAsync(cancellationToken), run, cancellationToken)
                .ConfigureAwait(false))
            {
                last = progress;
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            RunFailed(logger, ErrorText.For(exception));
        }

        if (last is not null)
        {
            RunEnded(
                logger,
                last.Done,
                last.Counts.GetValueOrDefault(WarmingOutcome.Made),
                last.Counts.GetValueOrDefault(WarmingOutcome.AlreadyThere),
                last.Counts.GetValueOrDefault(WarmingOutcome.NotCacheable),
                last.Counts.GetValueOrDefault(WarmingOutcome.Failed),
                last.Counts.GetValueOrDefault(WarmingOutcome.Skipped),
                last.SpentUsd);
        }
    }

    private TimeSpan UntilNext(TimeSpan at)
    {
        TimeSpan left = at - time.GetUtcNow().TimeOfDay;
        return left > TimeSpan.Zero ? left : left + Day;
    }

    [LoggerMessage(
        46, LogLevel.Information,
        "Of {Questions} questions, {Made} answers were made ahead; {There} were there, {NotCacheable} are not kept, {Failed} failed, "
            + "{Skipped} were left for the next run. {Usd} USD")]
    private static partial void RunEnded(
        ILogger logger, int questions, int made, int there, int notCacheable, int failed, int skipped, decimal usd);

    [LoggerMessage(47, LogLevel.Warning, "Making answers ahead broke off: {Error}")]
    private static partial void RunFailed(ILogger logger, string error);
}
