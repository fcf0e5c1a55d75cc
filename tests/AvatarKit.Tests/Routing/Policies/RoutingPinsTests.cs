using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.Tests.Policies;

public sealed class RoutingPinsTests
{
    private readonly AvatarChatbotOptions options = new();

    [Theory]
    [InlineData("anna", "acme", "ava", "vip", "premier")]
    [InlineData("Anna", "acme", "ava", "vip", "lite")]
    [InlineData("anna", "acme", "ava", "other", "lite")]
    [InlineData("anna", "other", "ava", "vip", "lite")]
    [InlineData("anna", "acme", null, "vip", "lite")]
    public async Task A_pin_counts_where_all_it_says_is_so(string user, string tenant, string? avatar, string tag, string tier)
    {
        options.Routing.Pins.Add(new RoutingPinOptions { Tier = "premier", User = "anna", Tenant = "acme", Avatar = "ava", Tag = "vip" });

        ModelRoute route = await RouteAsync(user, tenant, avatar, tag);

        Assert.Equal(tier, route.Tier);
    }

    [Theory]
    [InlineData("User", "anna")]
    [InlineData("Tenant", "acme")]
    [InlineData("Avatar", "ava")]
    [InlineData("Tag", "vip")]
    public async Task One_thing_is_enough_and_the_reason_names_its_kind_alone(string what, string value)
    {
        var pin = new RoutingPinOptions { Tier = "premier" };
        typeof(RoutingPinOptions).GetProperty(what)!.SetValue(pin, value);
        options.Routing.Pins.Add(pin);

        ModelRoute route = await RouteAsync("anna", "acme", "ava", "vip");

        Assert.Equal("premier", route.Tier);
        Assert.Null(route.Score);
        Assert.Equal($"a pin by {what.ToLowerInvariant()} chose tier premier", route.Reason);
    }

    [Fact]
    public async Task The_first_that_fits_counts_before_the_pin_of_all_and_after_what_the_request_names()
    {
        options.Routing.PinnedTier = "lite";
        options.Routing.Pins.Add(new RoutingPinOptions { Tier = "pro", Tag = "vip" });
        options.Routing.Pins.Add(new RoutingPinOptions { Tier = "premier", User = "anna" });

        Assert.Equal("pro", (await RouteAsync("anna", "acme", null, "vip")).Tier);
        Assert.Equal("premier", (await RouteAsync("anna", "acme", null, "other")).Tier);
        Assert.Equal("lite", (await RouteAsync("bob", "acme", null, "other")).Tier);
        Assert.Equal("lite", (await RouteAsync("anna", "acme", null, "vip", named: "lite")).Tier);
    }

    [Fact]
    public async Task A_pin_for_nobody_pins_nothing()
    {
        options.Routing.Pins.Add(new RoutingPinOptions { Tier = "premier" });

        Assert.Equal("lite", (await RouteAsync("anna", "acme", "ava", "vip")).Tier);
    }

    [Fact]
    public void Pins_latencies_and_the_cascade_are_read_from_the_configuration()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AvatarKit:Routing:Pins:0:Tag"] = "contract",
            ["AvatarKit:Routing:Pins:0:Tier"] = "premier",
            ["AvatarKit:Routing:Pins:1:Tenant"] = "trial",
            ["AvatarKit:Routing:Pins:1:Tier"] = "lite",
            ["AvatarKit:Routing:Latency:MaxFirstToken"] = "00:00:02",
            ["AvatarKit:Routing:Cascade:Enabled"] = "true",
        }).Build());
        services.AddLogging();
        services.AddAvatarChatbot().UseChatClient(static _ => new FakeChatClient());
        using ServiceProvider provider = services.BuildServiceProvider();

        RoutingOptions routing = provider.GetRequiredService<IOptions<AvatarChatbotOptions>>().Value.Routing;

        Assert.Equal([("contract", null, "premier"), (null, "trial", "lite")], routing.Pins.Select(static pin => (pin.Tag, pin.Tenant, pin.Tier)));
        Assert.Equal(TimeSpan.FromSeconds(2), routing.Latency.MaxFirstToken);
        Assert.True(routing.Cascade.Enabled);
    }

    [Fact]
    public async Task Who_is_pinned_to_a_stronger_tier_gets_no_kept_answer_of_another()
    {
        const string Question = "How do I reset my forgotten password?";
        await using var host = new EngineHost(
            static options => options.Routing.Pins.Add(new RoutingPinOptions { Tier = "premier", User = "anna" }),
            build: static builder => builder.UseResponseCache());
        host.Lite.RespondWith("From the lite.");
        host.Premier.RespondWith("From the premier.");

        await host.Engine.GetResponseAsync(EngineHost.Ask(Question));
        AvatarResponse pinned = await host.Engine.GetResponseAsync(EngineHost.Ask(Question, conversation: "c2") with { UserId = "anna" });
        AvatarResponse again = await host.Engine.GetResponseAsync(EngineHost.Ask(Question, conversation: "c3") with { UserId = "anna" });

        Assert.Equal(("From the premier.", null), (pinned.Text, pinned.Cache));
        Assert.Equal(("From the premier.", ResponseCacheHitKind.Exact), (again.Text, again.Cache?.Kind));
    }

    private async Task<ModelRoute> RouteAsync(string user, string tenant, string? avatar, string tag, string? named = null)
        => await new ComplexityModelRouter(new FixedScorer(0), new FixedOptions(options)).RouteAsync(new ModelRoutingContext
        {
            Conversation = new ConversationKey("c", user, tenant),
            Request = new AvatarRequest { Message = "anything", AvatarId = avatar, Tags = [tag] },
            Avatar = new AvatarProfile(),
            PinnedTier = named,
        });
}
