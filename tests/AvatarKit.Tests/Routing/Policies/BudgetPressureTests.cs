namespace AvatarKit.Tests.Policies;

/// <summary>Budgets that press move the bounds between the tiers.</summary>
public sealed class BudgetPressureTests
{
    private readonly AvatarChatbotOptions options = new();

    [Theory]
    [InlineData(0.0, "premier", "premier", "pro")]
    [InlineData(0.2, "premier", "pro", "pro")]
    [InlineData(0.6, "premier", "pro", "lite")]
    [InlineData(0.9, "pro", "lite", "lite")]
    [InlineData(1.0, "lite", "lite", "lite")]
    public async Task The_more_they_press_the_more_goes_to_smaller_tiers(double pressure, string hard, string harder, string medium)
    {
        Assert.Equal(hard, (await RouteAsync(0.95, pressure)).Tier);
        Assert.Equal(harder, (await RouteAsync(0.74, pressure)).Tier);
        Assert.Equal(medium, (await RouteAsync(0.5, pressure)).Tier);
    }

    [Fact]
    public async Task Even_the_hardest_goes_to_the_simple_tier_when_nothing_is_left_and_never_to_a_stronger_one_than_before()
    {
        Assert.Equal("lite", (await RouteAsync(1, 1)).Tier);
        string[] tiers = ["lite", "pro", "premier"];
        for (double score = 0; score <= 1; score += 0.01)
        {
            int before = 2;
            for (double pressure = 0; pressure <= 1; pressure += 0.05)
            {
                int now = Array.IndexOf(tiers, (await RouteAsync(score, pressure)).Tier);
                Assert.True(now <= before, $"{score} at {pressure}");
                before = now;
            }
        }
    }

    [Fact]
    public async Task The_reason_says_who_would_have_answered()
    {
        Assert.Equal(
            "score 0.50 is below 0.7201; without the pressure of budgets pro would answer", (await RouteAsync(0.5, 0.6)).Reason);
        Assert.Equal("score 0.50 is from 0.30 to below 0.70", (await RouteAsync(0.5, 0)).Reason);
    }

    [Fact]
    public async Task A_host_can_have_its_budgets_move_nothing()
    {
        options.Routing.PressureShift = 0;

        Assert.Equal("premier", (await RouteAsync(0.75, 1)).Tier);
    }

    [Fact]
    public void The_quality_a_host_wants_is_kept_whatever_the_pressure()
    {
        RouteBounds bounds = new RouteBounds(0.3, 0.7).Under(1, safeBelow: 0.4);

        Assert.Equal(0.4, bounds.SimpleBelow);
        Assert.True(bounds.MediumBelow > 1);
        Assert.Equal(0.3, new RouteBounds(0.3, 0.7).Under(1, safeBelow: 0.1).SimpleBelow);
    }

    private async Task<ModelRoute> RouteAsync(double score, double pressure)
        => await new ComplexityModelRouter(new FixedScorer(score), new FixedOptions(options)).RouteAsync(new ModelRoutingContext
        {
            Conversation = new ConversationKey("c"),
            Request = new AvatarRequest { Message = "anything" },
            Avatar = new AvatarProfile(),
            Pressure = pressure,
        });
}
