using Microsoft.Extensions.Options;

namespace AvatarKit.Tests;

public sealed class ComplexityModelRouterTests
{
    private readonly AvatarChatbotOptions options = new();

    [Theory]
    [InlineData(0.0, "lite", "score 0.00 is below 0.30")]
    [InlineData(0.12, "lite", "score 0.12 is below 0.30")]
    [InlineData(0.2996, "lite", "score 0.29 is below 0.30")]
    [InlineData(0.3, "pro", "score 0.30 is from 0.30 to below 0.70")]
    [InlineData(0.6999, "pro", "score 0.69 is from 0.30 to below 0.70")]
    [InlineData(0.7, "premier", "score 0.70 is not below 0.70")]
    [InlineData(1.0, "premier", "score 1.00 is not below 0.70")]
    [InlineData(double.NaN, "premier", "score 1.00 is not below 0.70")]
    public async Task The_score_chooses_the_tier(double score, string tier, string reason)
    {
        ModelRoute route = await RouteAsync(score);

        Assert.Equal(tier, route.Tier);
        Assert.Equal(reason, route.Reason);
        Assert.Equal("test", Assert.Single(route.Features).Name);
    }

    [Fact]
    public async Task A_reason_shows_as_many_digits_as_it_takes()
    {
        options.Routing.SimpleBelow = 0.305;

        Assert.Equal("score 0.307 is from 0.305 to below 0.70", (await RouteAsync(0.307)).Reason);
        Assert.Equal("score 0.30 is below 0.305", (await RouteAsync(0.3049)).Reason);
    }

    [Fact]
    public async Task A_request_may_name_its_tier()
    {
        options.Routing.PinnedTier = "lite";

        ModelRoute route = await RouteAsync(0.9, "PRO");

        Assert.Equal("pro", route.Tier);
        Assert.Equal("the request asked for tier pro", route.Reason);
        Assert.Null(route.Score);
    }

    [Fact]
    public async Task A_pin_in_the_options_answers_everything()
    {
        options.Routing.PinnedTier = "premier";

        Assert.Equal("premier", (await RouteAsync(0)).Tier);
    }

    [Fact]
    public async Task Thresholds_and_tiers_come_from_the_options()
    {
        options.Tiers["tiny"] = new ModelTierOptions();
        options.Routing.SimpleTier = "tiny";
        options.Routing.SimpleBelow = 0.5;

        Assert.Equal("tiny", (await RouteAsync(0.49)).Tier);
    }

    [Fact]
    public async Task An_unknown_tier_in_a_request_is_refused_with_the_known_ones()
    {
        InvalidAvatarRequestException refusal = await Assert.ThrowsAsync<InvalidAvatarRequestException>(() => RouteAsync(0, "gigantic"));

        Assert.Equal("tier.unknown", refusal.Code);
        Assert.Equal("Tier", refusal.Parameter);
        Assert.Contains("lite, pro, premier", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("gigantic", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_tier_in_the_options_is_named_with_its_setting()
    {
        options.Routing.PinnedTier = "gigantic";

        OptionsValidationException refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => RouteAsync(0));

        Assert.Contains("Routing.PinnedTier is 'gigantic'", refusal.Message, StringComparison.Ordinal);
    }

    private async Task<ModelRoute> RouteAsync(double score, string? pinned = null) =>
        await new ComplexityModelRouter(new FixedScorer(score), new FixedOptions(options)).RouteAsync(new ModelRoutingContext
        {
            Conversation = new ConversationKey("c"),
            Request = new AvatarRequest { Message = "anything" },
            Avatar = new AvatarProfile(),
            PinnedTier = pinned,
        });
}
