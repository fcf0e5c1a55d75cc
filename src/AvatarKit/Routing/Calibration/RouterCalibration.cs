using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Learns from the host's own traffic which messages need a stronger model. Thread-safe. <c>UseRouterCalibration()</c> adds it.</summary>
/// <remarks>
/// <para>Labels come from ratings, from people who say that an answer is wrong or ask the same again, from a judge model where there is one,
/// and from the host (<see cref="Observe(RoutingOutcome)"/>). Messages are kept as hashes of their words and as named features, never as text.
/// Answers of the complex tier teach nothing: whether a smaller model had done is not known of them.</para>
/// <para>A training is accepted where it ranks labels that it was not trained on better than the shipped weights do; labels that contradict what is
/// in force, are all equal, or too few, are refused, and what was in force stays. See <see cref="RoutingOptions.Calibration"/>.</para>
/// </remarks>
public sealed class RouterCalibration : IDisposable
{
    private const int RefreshEvery = 64;

    private readonly IOptionsMonitor<AvatarChatbotOptions> options;
    private readonly IComplexityScorer scorer;
    private readonly TimeProvider time;
    private readonly CalibrationKeeper keeper;
    private readonly CalibrationLog log;
    private readonly LabelBuffer labels = new();
    private readonly TrafficWindow traffic = new();
    private readonly TierCosts costs = new();
    private readonly SemaphoreSlim training = new(1, 1);
    private volatile RecentScores recent = RecentScores.None;
    private volatile Floor? floor;
    private int scheduled;

    /// <summary>Creates a calibration.</summary>
    /// <param name="options">Its settings are read each time anew.</param>
    /// <param name="scorer">Scores by the shipped weights.</param>
    /// <param name="time">The clock.</param>
    /// <param name="store">Keeps it over restarts; <see langword="null"/>: it ends with the process.</param>
    /// <param name="logger">Told of trainings; <see langword="null"/>: nobody is.</param>
    public RouterCalibration(
        IOptionsMonitor<AvatarChatbotOptions> options,
        IComplexityScorer scorer,
        TimeProvider time,
        ICalibrationStore? store = null,
        ILogger<RouterCalibration>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(time);
        this.options = options;
        this.scorer = scorer;
        this.time = time;
        log = new CalibrationLog(QuietLogger.Over(logger));
        keeper = new CalibrationKeeper(store, log);
    }

    /// <summary>What came of the latest training; <see langword="null"/>: there was none yet in this process.</summary>
    public CalibrationReport? LastReport { get; private set; }

    /// <summary>The calibration in force; 0: none, the shipped weights route.</summary>
    public int Version => keeper.Current?.Version ?? 0;

    /// <summary>Reads the calibration that was kept. One that cannot be read is told in the log, and what is in force stays.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Whether there was one that could be read.</returns>
    public async Task<bool> LoadAsync(CancellationToken cancellationToken = default)
    {
        bool isLoaded = await keeper.LoadAsync(cancellationToken).ConfigureAwait(false);
        if (isLoaded)
        {
            traffic.Rescore(Scored);
            recent = traffic.Scores();
        }

        return isLoaded;
    }

    /// <summary>Notes how good an answer was. May begin a training in the background.</summary>
    /// <param name="outcome">The outcome. The message in it is hashed and not kept.</param>
    public void Observe(RoutingOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(outcome.Message);
        Observe(Hashed(new ComplexityInput(outcome.Message, outcome.PriorTurns)), outcome.Tier, outcome.Quality, outcome.Signal, outcome.TurnId);
    }

    /// <summary>Notes what a turn cost, for <see cref="RoutingOptions.TargetCostPerTurn"/>.</summary>
    /// <param name="tier">The tier that answered.</param>
    /// <param name="costUsd">In USD, 0 or more.</param>
    public void ObserveCost(string tier, decimal costUsd)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tier);
        ArgumentOutOfRangeException.ThrowIfNegative(costUsd);
        costs.Add(tier, costUsd);
    }

    /// <summary>Trains on the labels there are.</summary>
    /// <param name="trustLabels">Whether labels are taken that contradict what is in force, as exchanged ones do: where the host has looked at them,
    /// and its traffic is as they say. Later trainings are held against what comes of it.</param>
    /// <param name="cancellationToken">Stops the waiting for another training, not a training that has begun.</param>
    /// <returns>What came of it. A refused training is a report, not an error.</returns>
    public async Task<CalibrationReport> RetrainAsync(bool trustLabels = false, CancellationToken cancellationToken = default)
    {
        await training.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            CalibrationReport report = await Task.Run(() => Retrain(trustLabels), CancellationToken.None).ConfigureAwait(false);
            LastReport = report;
            log.Trained(report);
            if (report.IsAccepted)
            {
                await keeper.SaveAsync(cancellationToken).ConfigureAwait(false);
            }

            return report;
        }
        finally
        {
            training.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => training.Dispose();

    internal HashedPrompt Hashed(in ComplexityInput input)
    {
        ComplexityScore scored = scorer.Score(input);
        return HashedPrompt.Of(input, RouteAdvice.Of(scored, default).Score, scored.Features);
    }

    internal void Observe(HashedPrompt prompt, string tier, double quality, RoutingSignal signal, string? turnId)
    {
        RoutingOptions routing = options.CurrentValue.Routing;
        if (string.Equals(tier, routing.ComplexTier, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var sample = new CalibrationSample(prompt, 1 - quality, signal switch
        {
            RoutingSignal.Escalation => 0.7,
            RoutingSignal.Continuation => 0.2,
            _ => 1,
        });
        int added = labels.Add(turnId, sample, routing.Calibration.MaxLabels);
        CalibrationOptions settings = routing.Calibration;
        bool isDue = settings.RetrainAfter > 0 && added >= settings.RetrainAfter && labels.Count >= settings.MinLabels;
        if (isDue && settings.Mode != CalibrationMode.Off && Interlocked.Exchange(ref scheduled, 1) == 0)
        {
            _ = RetrainInBackgroundAsync();
        }
    }

    internal RouteAdvice Advise(in ComplexityInput input, in ComplexityScore scored, RoutingOptions routing)
    {
        RouteAdvice shipped = RouteAdvice.Of(scored, RouteBounds.Of(routing));
        CalibrationMode mode = routing.Calibration.Mode;
        if (mode == CalibrationMode.Off && routing is { TargetStrongShare: null, TargetCostPerTurn: null })
        {
            return shipped;
        }

        HashedPrompt prompt = HashedPrompt.Of(input, shipped.Score, scored.Features);
        CalibrationState? state = mode == CalibrationMode.Off ? null : keeper.Current;
        double calibrated = state?.ScoreOf(prompt) ?? shipped.Score;
        if (traffic.Add(prompt, calibrated) % RefreshEvery == 0)
        {
            recent = traffic.Scores();
        }

        double? safe = mode == CalibrationMode.Off || routing.Calibration.QualityTarget is null ? null
            : state is null ? floor?.SafeBelow : state.SafeBelow;
        RecentScores scores = recent;
        RouteBounds bounds = RouteBounds.Meet(routing, scores.InForce, costs, safe);
        if (mode == CalibrationMode.Shadow)
        {
            shipped = shipped with { Bounds = RouteBounds.Meet(routing, scores.Shipped, costs, safeBelow: null) };
        }

        RouteAdvice advice = (mode, state) switch
        {
            (CalibrationMode.Shadow, { } learned) => shipped with { Version = learned.Version, ShadowScore = calibrated, ShadowBounds = bounds },
            (CalibrationMode.Shadow, null) => shipped,
            (_, { } learned) => new RouteAdvice(calibrated, CalibrationExplanation.Of(learned, prompt, calibrated), bounds)
            {
                Version = learned.Version,
            },
            _ => shipped with { Bounds = bounds },
        };
        return mode == CalibrationMode.Shadow ? advice : advice with { SafeBelow = safe };
    }

    private CalibrationReport Retrain(bool trustLabels)
    {
        CalibrationOptions settings = options.CurrentValue.Routing.Calibration;
        IReadOnlyList<CalibrationSample> samples = labels.Snapshot();
        CalibrationState? current = keeper.Current;
        DateTimeOffset now = time.GetUtcNow();
        CalibrationVerdict verdict = CalibrationTrainer.Train(samples, settings.MinLabels, current?.Model, trustLabels);
        if (verdict.Model is null)
        {
            // What is in force is held to what the new labels say of it, unless they are not to be trusted.
            double? safe = verdict.IsTrusted ? SafeBelow(samples, [.. samples.Select(sample => Scored(sample.Prompt))], settings) : null;
            floor = safe is null ? floor : new Floor(safe.Value);
            keeper.Current = current is null || safe is null ? current : current with { SafeBelow = safe };
            return CalibrationReports.Refused(verdict, current, now, samples.Count, safe);
        }

        CalibrationState state = CalibrationReports.State(verdict, (current?.Version ?? 0) + 1, now, samples, traffic.Prompts());
        state = state with { SafeBelow = SafeBelow(samples, [.. verdict.OutOfFold.Select(state.ScoreOf)], settings) };
        keeper.Current = state;
        traffic.Rescore(state.ScoreOf);
        recent = traffic.Scores();
        return CalibrationReports.Accepted(verdict, state);
    }

    private static double? SafeBelow(IReadOnlyList<CalibrationSample> samples, double[] scores, CalibrationOptions settings)
        => settings.QualityTarget is { } target ? QualityFloor.SafeBelow(samples, scores, target) : null;

    private double Scored(HashedPrompt prompt) => keeper.Current?.ScoreOf(prompt) ?? prompt.Features[^1];

    private async Task RetrainInBackgroundAsync()
    {
        try
        {
            await RetrainAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            log.Failed("training it", exception);
        }
        finally
        {
            Volatile.Write(ref scheduled, 0);
        }
    }

    private sealed record Floor(double SafeBelow);
}
