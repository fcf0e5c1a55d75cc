using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests;

public sealed class RouterCalibrationTests : IDisposable
{
    private const string Hard = "please my warranty and the customs for the order";
    private const string Easy = "please my opening and the parking for the order";

    private readonly AvatarChatbotOptions options = new();
    private readonly KeptCalibration store = new();
    private readonly RouterCalibration calibration;
    private readonly ComplexityModelRouter router;

    public RouterCalibrationTests()
    {
        options.Routing.Calibration.Mode = CalibrationMode.On;
        options.Routing.Calibration.RetrainAfter = 0;
        calibration = Create();
        router = new ComplexityModelRouter(new PromptComplexityScorer(), new FixedOptions(options), calibration);
    }

    public void Dispose() => calibration.Dispose();

    [Fact]
    public async Task What_it_learned_routes()
    {
        CalibrationReport report = await TrainAsync();

        ModelRoute hard = await RouteAsync(Hard);
        Assert.True(report.IsAccepted, report.Reason);
        Assert.Equal(1, report.Version);
        Assert.Equal(1, calibration.Version);
        Assert.StartsWith("score by calibration 1 ", hard.Reason, StringComparison.Ordinal);
        ModelRoute easy = await RouteAsync(Easy);
        Assert.True(hard.Score > easy.Score, $"{hard.Score} against {easy.Score}: {report.Reason}");
        Assert.Equal(hard.Score!.Value, hard.Features.Sum(static feature => feature.Contribution), 6);
        Assert.Contains(hard.Features, static feature => feature is { Name: "words", Contribution: > 0 });
    }

    [Fact]
    public async Task In_the_shadow_it_only_says_what_it_would_choose()
    {
        options.Routing.Calibration.Mode = CalibrationMode.Shadow;
        ModelRoute before = await RouteAsync(Hard);
        await TrainAsync();

        ModelRoute after = await RouteAsync(Hard);

        Assert.Equal(before.Tier, after.Tier);
        Assert.Equal(before.Score, after.Score);
        Assert.Equal(before.Features, after.Features);
        Assert.StartsWith(before.Reason + "; calibration 1 would choose ", after.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Turned_off_it_changes_nothing()
    {
        await TrainAsync();
        options.Routing.Calibration.Mode = CalibrationMode.Off;

        Assert.StartsWith("score 0", (await RouteAsync(Hard)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_training_leaves_what_was_in_force()
    {
        await TrainAsync();
        double? before = (await RouteAsync(Hard)).Score;
        ObserveAll(seed: 9, count: 2_000, static need => 1 - need);

        CalibrationReport report = await calibration.RetrainAsync();

        Assert.False(report.IsAccepted);
        Assert.Contains("contradict", report.Reason, StringComparison.Ordinal);
        Assert.Equal(1, report.Version);
        Assert.Equal(before, (await RouteAsync(Hard)).Score);
        Assert.Same(report, calibration.LastReport);
    }

    [Fact]
    public async Task It_is_kept_over_restarts()
    {
        await TrainAsync();
        using RouterCalibration next = Create();

        Assert.True(await next.LoadAsync());

        Assert.Equal(1, next.Version);
        Assert.DoesNotContain("warranty", store.Document, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("{\"format\":\"avatarkit.router-calibration\",\"formatVersion\":99}")]
    public async Task What_cannot_be_read_leaves_what_is_in_force(string document)
    {
        await TrainAsync();
        store.Document = document;

        Assert.False(await calibration.LoadAsync());
        Assert.Equal(1, calibration.Version);
    }

    [Fact]
    public async Task A_store_that_fails_costs_the_keeping_alone()
    {
        store.Fails = true;

        Assert.True((await TrainAsync()).IsAccepted);
        Assert.False(await calibration.LoadAsync());
        Assert.Equal(1, calibration.Version);
    }

    [Fact]
    public async Task Answers_of_the_complex_tier_teach_nothing()
    {
        foreach ((string message, double need) in CalibrationSamples.Messages(300, seed: 1))
        {
            calibration.Observe(new RoutingOutcome { Message = message, Tier = "PREMIER", Quality = 1 - need });
        }

        Assert.Equal("there are 0 labels; it takes 200", (await calibration.RetrainAsync()).Reason);
    }

    [Fact]
    public async Task Enough_new_labels_train_it_in_the_background()
    {
        options.Routing.Calibration.RetrainAfter = 50;
        ObserveAll(seed: 1, count: 250);

        while (calibration.LastReport is null)
        {
            await Task.Yield();
        }

        Assert.True(calibration.LastReport.IsAccepted);
    }

    [Fact]
    public async Task A_turn_counts_once_by_what_says_most()
    {
        for (int i = 0; i < 300; i++)
        {
            calibration.Observe(new RoutingOutcome { Message = Easy, Tier = "lite", Quality = 1, TurnId = "one" });
        }

        Assert.Equal("there are 1 labels; it takes 200", (await calibration.RetrainAsync()).Reason);
    }

    [Fact]
    public async Task A_floor_of_quality_sends_up_what_lite_answers_badly()
    {
        options.Routing.Calibration.QualityTarget = 0.85;
        options.Routing.SimpleBelow = options.Routing.MediumBelow = 1;

        CalibrationReport report = await TrainAsync();

        // Six of ten are good by 0.9 and four by 0.1: all of them together are below the target.
        Assert.InRange(report.SafeBelow!.Value, 0.0001, 0.9999);
        Assert.Equal("lite", (await RouteAsync(Easy)).Tier);
        Assert.Equal("pro", (await RouteAsync(Hard)).Tier);
    }

    [Fact]
    public async Task Labels_that_are_refused_do_not_move_the_floor()
    {
        options.Routing.Calibration.QualityTarget = 0.85;
        await TrainAsync();
        ModelRoute before = await RouteAsync(Easy);
        ObserveAll(seed: 9, count: 2_000, static _ => 1);

        CalibrationReport report = await calibration.RetrainAsync();

        Assert.Contains("all labels are equal", report.Reason, StringComparison.Ordinal);
        Assert.Equal(before.Reason, (await RouteAsync(Easy)).Reason);
    }

    [Fact]
    public async Task A_target_share_is_met_on_recent_turns()
    {
        options.Routing.Calibration.Mode = CalibrationMode.Off;
        options.Routing.TargetStrongShare = 0.25;
        int strong = 0;
        List<(string Message, double Need)> messages = CalibrationSamples.Messages(1_000, seed: 3);
        foreach ((string message, _) in messages)
        {
            await RouteAsync(message);
        }

        foreach ((string message, _) in messages)
        {
            strong += (await RouteAsync(message)).Tier == "lite" ? 0 : 1;
        }

        Assert.InRange(strong / 1_000.0, 0.2, 0.3);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_quality_that_is_none_is_refused(double quality)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new RoutingOutcome { Message = "x", Tier = "lite", Quality = quality });

    private RouterCalibration Create() => new(new FixedOptions(options), new PromptComplexityScorer(), new FakeTimeProvider(), store);

    private Task<CalibrationReport> TrainAsync()
    {
        ObserveAll(seed: 1, count: 400);
        return calibration.RetrainAsync();
    }

    private void ObserveAll(int seed, int count, Func<double, double>? change = null)
    {
        foreach ((string message, double need) in CalibrationSamples.Messages(count, seed))
        {
            calibration.Observe(new RoutingOutcome { Message = message, Tier = "lite", Quality = 1 - (change?.Invoke(need) ?? need) });
        }
    }

    private async Task<ModelRoute> RouteAsync(string message) => await router.RouteAsync(new ModelRoutingContext
    {
        Conversation = new ConversationKey("c"), Request = new AvatarRequest { Message = message }, Avatar = new AvatarProfile(),
    });
}
