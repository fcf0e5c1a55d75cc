using AvatarKit.Testing;
using AvatarKit.Tests.Resilience;
using AvatarKit.Tests.Telemetry;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.Tests;

public sealed class UseRouterCalibrationTests : IAsyncDisposable
{
    private readonly FakeChatClient judge = new();
    private readonly FakeScorerOfLength scorer = new();
    private readonly ServiceProvider provider;

    public UseRouterCalibrationTests()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IComplexityScorer>(scorer);
        services.AddAvatarChatbot(static options =>
        {
            options.Routing.Calibration.Mode = CalibrationMode.Shadow;
            options.Routing.Calibration.JudgeShare = 1;
            options.Routing.Calibration.MaxJudgementsPerDay = 2;
            options.Routing.Calibration.RetrainAfter = 0;
            options.Routing.Calibration.MinLabels = 20;
        }).UseChatClient(_ => new FakeChatClient()).UseRouterCalibration(_ => judge);
        provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        judge.Dispose();
    }

    [Fact]
    public async Task A_rating_a_complaint_and_going_on_are_labels()
    {
        await AskAsync("When do you open on Sundays?");
        await AskAsync("No, that's wrong.");
        AvatarResponse third = await AskAsync("And on public holidays, if I may ask?");
        await provider.GetRequiredService<IConversationHistory>().RateAsync(new ConversationKey("c"), third.TurnId, 5);

        // The first was complained of, the second was gone on from, the third was rated.
        Assert.Equal("there are 3 labels; it takes 20", (await provider.GetRequiredService<RouterCalibration>().RetrainAsync()).Reason);
    }

    [Fact]
    public async Task The_judge_is_asked_as_often_as_the_day_allows()
    {
        for (int i = 0; i < 5; i++)
        {
            await AskAsync("Tell me about the number " + i, "conversation " + i);
        }

        Assert.InRange(judge.Calls.Count, 1, 2);
    }

    [Fact]
    public async Task The_judges_call_is_a_client_span_of_the_turn_that_is_judged()
    {
        using var trace = new RecordedTrace();
        judge.RespondWith(new FakeChatResponse().Text("7").Usage(80, 1));

        await AskAsync("Tell me about the number 7");

        await Streams.UntilAsync(() => trace.Spans.Any(static span => (span.GetTagItem("gen_ai.usage.input_tokens") as long?) == 80));
    }

    [Fact]
    public void A_second_time_is_refused()
    {
        var services = new ServiceCollection();
        IAvatarChatbotBuilder builder = services.AddAvatarChatbot().UseRouterCalibration();

        Assert.Throws<InvalidOperationException>(() => builder.UseRouterCalibration());
    }

    public static TheoryData<string, Action<RoutingOptions>> Targets => new()
    {
        { "Calibration.Mode is set", static routing => routing.Calibration.Mode = CalibrationMode.On },
        { "Calibration.QualityTarget is set", static routing => routing.Calibration.QualityTarget = 0.5 },
        { "TargetStrongShare is set", static routing => routing.TargetStrongShare = 0.5 },
        { "TargetCostPerTurn is set", static routing => routing.TargetCostPerTurn = 0.01m },
        { "are both set; it takes one", static routing => (routing.TargetStrongShare, routing.TargetCostPerTurn) = (0.5, 0.01m) },
        { "Calibration.MaxLabels is 100; it takes at least", static routing => routing.Calibration.MaxLabels = 100 },
        { "Calibration.Mode is 7", static routing => routing.Calibration.Mode = (CalibrationMode)7 },
        { "TargetStrongShare is 1.5; it takes 0 to 1", static routing => routing.TargetStrongShare = 1.5 },
        { "MinLabels is 3; it takes 20", static routing => routing.Calibration.MinLabels = 3 },
    };

    [Theory]
    [MemberData(nameof(Targets))]
    public void Settings_that_cannot_hold_are_named(string problem, Action<RoutingOptions> spoil)
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot(options => spoil(options.Routing)).UseChatClient(_ => new FakeChatClient());
        using ServiceProvider without = services.BuildServiceProvider();

        OptionsValidationException refusal =
            Assert.Throws<OptionsValidationException>(() => without.GetRequiredService<IOptions<AvatarChatbotOptions>>().Value);

        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10", 1.0)]
    [InlineData("Grade: 1.", 0.0)]
    [InlineData("7/10", 0.6667)]
    [InlineData("good", null)]
    [InlineData("0", null)]
    [InlineData("99999999999", null)]
    public void A_grade_is_read_from_what_the_judge_says(string reply, double? quality)
    {
        if (quality is null)
        {
            Assert.Null(AnswerJudge.Read(reply));
        }
        else
        {
            Assert.Equal(quality.Value, AnswerJudge.Read(reply)!.Value, 3);
        }
    }

    private Task<AvatarResponse> AskAsync(string message, string conversation = "c")
        => provider.GetRequiredService<IConversationEngine>()
            .GetResponseAsync(new AvatarRequest { Message = message, ConversationId = conversation });

    /// <summary>Sends everything to the simple tier.</summary>
    private sealed class FakeScorerOfLength : IComplexityScorer
    {
        public ComplexityScore Score(in ComplexityInput input) => new(Math.Min(0.2, input.Message.Length / 1_000.0), []);
    }
}
