using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Routing.Regions;

public sealed class ModelRegionsTests
{
    private const string Frankfurt = "eu-central-1";
    private const string Ireland = "eu-west-1";
    private const string Virginia = "us-east-1";

    private readonly FakeTimeProvider time = new();
    private readonly Dictionary<string, FakeChatClient> places;

    public ModelRegionsTests() => places = new[] { Frankfurt, Ireland, Virginia }.ToDictionary(
        static region => region, region => new FakeChatClient("lite-model", time).RespondWith($"From {region}."));

    [Fact]
    public async Task The_first_region_answers_and_the_route_names_it()
    {
        await using EngineHost host = Host();

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(($"From {Frankfurt}.", "lite", Frankfurt), (response.Text, response.Route!.Tier, response.Route.Region));
        Assert.Empty(host.Lite.Calls);
    }

    [Fact]
    public async Task A_region_that_fails_is_stood_for_by_the_next_in_the_same_turn_and_the_conversation_stays_there()
    {
        await using EngineHost host = Host();
        FakeChatClient broken = Replace(Frankfurt).FailWith(new HttpRequestException("gone")).RespondWith($"From {Frankfurt}.");

        List<AvatarResponseUpdate> updates = await host.UpdatesAsync(EngineHost.Ask());
        AvatarResponse next = await host.Engine.GetResponseAsync(EngineHost.Ask("And now?"));
        AvatarResponse other = await host.Engine.GetResponseAsync(EngineHost.Ask(conversation: "c2"));

        Assert.Equal([Frankfurt, Ireland], updates.OfType<ModelSelected>().Select(static selected => selected.Route.Region));
        Assert.IsType<TurnCompleted>(updates[^1]);
        Assert.Equal(Ireland, next.Route!.Region);
        Assert.Equal(Frankfurt, other.Route!.Region);
        Assert.Equal(2, broken.Calls.Count);
    }

    [Fact]
    public async Task New_conversations_go_where_answers_begin_sooner()
    {
        await using EngineHost host = Host();
        Replace(Frankfurt).RespondWith(new FakeChatResponse().After(TimeSpan.FromSeconds(3)).Text($"From {Frankfurt}."));
        List<string?> answered = [];
        for (int i = 0; i < 6; i++)
        {
            Task<AvatarResponse> asked = host.Engine.GetResponseAsync(EngineHost.Ask(conversation: $"c{i}"));
            answered.Add((await time.MoveUntilAsync(asked, step: TimeSpan.FromSeconds(0.5))).Route!.Region);
        }

        Assert.Equal(Frankfurt, answered[0]);
        Assert.All(answered.Skip(1), static region => Assert.NotEqual(Frankfurt, region));
    }

    [Fact]
    public async Task No_fallback_leaves_the_regions_that_are_allowed()
    {
        await using EngineHost host = Host(static options => options.Regions.Allowed.Add("eu-*"));
        Replace(Frankfurt).FailWith(new HttpRequestException("gone"));
        Replace(Ireland).FailWith(new HttpRequestException("gone"));

        List<AvatarResponseUpdate> updates = await host.UpdatesAsync(EngineHost.Ask());

        Assert.IsType<TurnFailed>(updates[^1]);
        Assert.Empty(places[Virginia].Calls);

        // Where the tiers answer that take over is not known: they are not asked either.
        Assert.Empty(host.Pro.Calls);
        Assert.Empty(host.Lite.Calls);
    }

    [Fact]
    public async Task A_tier_whose_region_is_said_takes_over_where_that_is_allowed()
    {
        await using EngineHost host = Host(static options =>
        {
            options.Regions.Allowed.Add("eu-*");
            options.Tiers["pro"].Region = "eu-north-1";
        });
        Replace(Frankfurt).FailWith(new HttpRequestException("gone"));
        Replace(Ireland).FailWith(new HttpRequestException("gone"));
        host.Pro.RespondWith("From the north.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(("From the north.", "eu-north-1"), (response.Text, response.Route!.Region));
    }

    [Fact]
    public async Task A_tenant_has_regions_of_its_own()
    {
        await using EngineHost host = Host(static options =>
        {
            options.Regions.Tenants["acme"] = new TenantRegionOptions();
            options.Regions.Tenants["acme"].Allowed.Add(Virginia);
        });

        AvatarResponse theirs = await host.Engine.GetResponseAsync(EngineHost.Ask() with { TenantId = "acme" });
        AvatarResponse others = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal((Virginia, Frankfurt), (theirs.Route!.Region, others.Route!.Region));
    }

    [Fact]
    public async Task Summaries_stay_in_the_regions_too()
    {
        await using EngineHost host = Host(static options =>
        {
            options.Regions.Allowed.Add(Ireland);
            (options.History.MaxTokens, options.History.Summarize) = (50, true);
        });
        for (int i = 0; i < 12; i++)
        {
            await host.Engine.GetResponseAsync(
                EngineHost.Ask($"Please tell me a little more about the thing number {i}, and all that belongs to it."));
        }

        Assert.Empty(places[Frankfurt].Calls);
        Assert.Empty(places[Virginia].Calls);
        Assert.Empty(host.Lite.Calls);
        Assert.NotEmpty(places[Ireland].Calls);
    }

    [Fact]
    public async Task The_second_call_of_a_slow_model_goes_to_the_next_region()
    {
        await using EngineHost host = Host(static options => options.Resilience.Model.HedgeAfter = TimeSpan.FromSeconds(1));
        Replace(Frankfurt).RespondWith(new FakeChatResponse().After(TimeSpan.FromSeconds(10)).Text("Slow."));

        AvatarResponse response = await time.MoveUntilAsync(host.Engine.GetResponseAsync(EngineHost.Ask()), TimeSpan.FromSeconds(5));

        Assert.Equal(($"From {Ireland}.", Ireland), (response.Text, response.Route!.Region));
    }

    private FakeChatClient Replace(string region) => places[region] = new FakeChatClient("lite-model", time);

    private EngineHost Host(Action<AvatarChatbotOptions>? configure = null) => new(
        options =>
        {
            foreach (string region in places.Keys)
            {
                options.Regions.Active.Add(region);
            }

            configure?.Invoke(options);
        },
        time: time,
        build: builder =>
        {
            foreach (string region in places.Keys)
            {
                builder.UseChatClient("lite", region, _ => places[region]);
            }
        });
}
