using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Cascade;

public sealed class CascadeAnswersTests
{
    private const string Good = "A good answer.";
    private const string Poor = "A poor answer.";
    private const string Strong = "The stronger tier's answer.";

    private readonly Verdict verdict = new();

    [Fact]
    public async Task A_good_answer_of_the_simple_tier_is_given_and_the_stronger_one_is_not_asked()
    {
        await using EngineHost host = Host();
        host.Lite.RespondWith(Good);

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal((Good, "lite", "lite-model"), (response.Text, response.Route!.Tier, response.ModelId));
        Assert.StartsWith("tried before tier pro: score ", response.Route.Reason, StringComparison.Ordinal);
        Assert.Equal(Good, response.SpokenText);
        Assert.Empty(host.Pro.Calls);
        Assert.Equal(("Hello", Good, "lite"), (verdict.Rated[0].Message, verdict.Rated[0].Answer, verdict.Rated[0].Tier));
    }

    [Fact]
    public async Task Nothing_of_a_poor_one_is_shown_or_spoken_and_both_are_paid_for()
    {
        await using EngineHost host = Host();
        host.Lite.RespondWith(new FakeChatResponse().Text(Poor).Usage(100, 10));
        host.Pro.RespondWith(new FakeChatResponse().Text(Strong).Usage(200, 20));

        List<AvatarResponseUpdate> updates = await host.UpdatesAsync(EngineHost.Ask());

        var end = (TurnCompleted)updates[^1];
        Assert.Equal(Strong, string.Concat(updates.OfType<TextDelta>().Select(static delta => delta.Text)));
        Assert.All(host.Voice.Calls, static call => Assert.DoesNotContain("poor", call.Request.Text, StringComparison.Ordinal));
        Assert.Equal((300, 30), (end.Usage.InputTokens, end.Usage.OutputTokens));
        Assert.Equal(["lite", "pro"], updates.OfType<ModelSelected>().Select(static selected => selected.Route.Tier));
        Assert.EndsWith(
            "; the answer of tier lite was not good enough", updates.OfType<ModelSelected>().Last().Route.Reason, StringComparison.Ordinal);
        ConversationTurn stored = Assert.Single(await host.StoredAsync());
        Assert.Equal((Strong, "pro", "pro-model"), (stored.Result!.Answer, stored.Result.Route!.Tier, stored.Result.ModelId));
    }

    [Fact]
    public async Task What_the_poor_one_cited_is_not_told()
    {
        await using EngineHost host = Host();
        host.Lite.RespondWith(new FakeChatResponse().Text(Poor).Cite("A rumour"));
        host.Pro.RespondWith(Strong);

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Empty(response.Sources);
    }

    [Fact]
    public async Task A_simple_tier_that_fails_or_a_rating_that_fails_leaves_the_turn_to_the_stronger_one()
    {
        await using EngineHost host = Host();
        host.Lite.RespondWith(new FakeChatResponse().Text(Poor).FailWith(new InvalidOperationException("broken")));
        host.Lite.RespondWith(Good);
        host.Pro.RespondWith(Strong);
        AvatarResponse broken = await host.Engine.GetResponseAsync(EngineHost.Ask());
        verdict.Failure = new InvalidOperationException("no verdict");
        AvatarResponse unrated = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal((Strong, "pro"), (broken.Text, broken.Route!.Tier));
        Assert.Equal((Strong, "pro"), (unrated.Text, unrated.Route!.Tier));
    }

    [Fact]
    public async Task A_simple_tier_that_takes_too_long_is_not_waited_for()
    {
        var time = new FakeTimeProvider();
        await using EngineHost host = Host(time: time);
        host.Lite.RespondWith(new FakeChatResponse().Delta("So").After(new TaskCompletionSource().Task).Text(" …"));
        host.Pro.RespondWith(Strong);

        Task<AvatarResponse> asked = host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None));
        AvatarResponse response = await time.MoveUntilAsync(
            asked, within: new CascadeOptions().MaxWait * 2, step: TimeSpan.FromMilliseconds(250), isDue: () => host.Lite.Calls.Count > 0);

        Assert.Equal(Strong, response.Text);
    }

    [Theory]
    [InlineData("off")]
    [InlineData("hard")]
    [InlineData("named")]
    [InlineData("tools")]
    [InlineData("attachment")]
    public async Task Some_turns_go_to_their_tier_at_once(string why)
    {
        await using EngineHost host = Host(
            options =>
            {
                options.Routing.Cascade.Enabled = why != "off";
                options.Routing.Cascade.Below = why == "hard" ? 0.3 : 0.7;
            });
        host.Pro.RespondWith(Strong);
        AvatarRequest request = why switch
        {
            "named" => EngineHost.Ask() with { Tier = "pro" },
            "tools" => EngineHost.Ask() with { ChatOptions = new ChatOptions { Tools = [AIFunctionFactory.Create(() => 1, "one")] } },
            "attachment" => EngineHost.Ask() with { Attachments = [new DataContent(new byte[] { 1 }, "image/png")] },
            _ => EngineHost.Ask(),
        };

        AvatarResponse response = await host.Engine.GetResponseAsync(request);

        Assert.Equal(Strong, response.Text);
        Assert.Empty(host.Lite.Calls);
    }

    [Fact]
    public async Task Where_the_stronger_tier_took_over_for_the_simple_one_its_answer_is_not_asked_for_again()
    {
        await using EngineHost host = Host();
        host.Lite.FailWith(new InvalidOperationException("down"));
        host.Pro.RespondWith("A poor answer, but of the stronger tier.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal("pro", response.Route!.Tier);
        Assert.Single(host.Pro.Calls);
    }

    private EngineHost Host(Action<AvatarChatbotOptions>? configure = null, TimeProvider? time = null) => new(
        options =>
        {
            options.Routing.SimpleBelow = 0.3;
            options.Routing.MediumBelow = 0.7;
            options.Routing.Cascade.Enabled = true;
            configure?.Invoke(options);
        },
        services => services.AddSingleton<IComplexityScorer>(new FixedScorer(0.5)).AddSingleton<IAnswerConfidence>(verdict),
        time);

    private sealed class Verdict : IAnswerConfidence
    {
        public List<AnswerToRate> Rated { get; } = [];

        public Exception? Failure { get; set; }

        public ValueTask<double> RateAsync(AnswerToRate answer, CancellationToken cancellationToken = default)
        {
            Rated.Add(answer);
            return Failure is null ? new(answer.Answer.Contains("poor", StringComparison.Ordinal) ? 0.2 : 0.9) : throw Failure;
        }
    }
}
