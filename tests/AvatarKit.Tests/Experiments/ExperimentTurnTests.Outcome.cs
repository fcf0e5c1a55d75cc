using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests;

/// <summary>What is left of a turn that took part: cached answers, costs, results.</summary>
public sealed partial class ExperimentTurnTests
{
    [Fact]
    public async Task Arms_share_no_cached_answers_and_each_cached_turn_has_its_own_arm()
    {
        await using EngineHost host = Host(build: static builder => builder.UseResponseCache());

        AvatarResponse[] responses = await AskAsync(host, 20, question: Question);
        AvatarResponse outside = await host.Engine.GetResponseAsync(Ask(30, question: Question) with { Tier = "premier" });

        Assert.Equal(20, observer.Told.Count);
        Assert.Equal(2, responses.Count(static response => response.Cache is null));
        Assert.All(responses, response => Assert.Equal(
            response.Route!.Assignments!["tiers"] == "premier" ? "premier" : "lite", response.Route.Tier));
        Assert.Equal(observer.Told.Select(static told => told.Arm), responses.Select(static response => response.Route!.Assignments!["tiers"]));
        Assert.Null(outside.Cache);
    }

    [Fact]
    public async Task A_cached_answer_carries_nobodys_arms()
    {
        var cache = new KeptResponses(new ResponseCache(new ResponseCacheOptions { Enabled = true }));
        await using EngineHost host = Host(
            services: services => services.AddSingleton<IResponseCache>(cache), build: static builder => builder.UseResponseCache());

        await host.Engine.GetResponseAsync(Ask(1, question: Question));
        await host.Engine.GetResponseAsync(Ask(1, "second", Question) with { ConversationId = "other" });

        Assert.NotNull(cache.Found);
        Assert.NotNull(cache.Found.Route);
        Assert.Null(cache.Found.Route.Assignments);
    }

    [Fact]
    public async Task The_ledger_sums_what_each_arm_cost()
    {
        FakePriceBook prices = new FakePriceBook()
            .RespondWith("lite-model", new ModelPrice(1, 0))
            .RespondWith("premier-model", new ModelPrice(100, 0));
        await using EngineHost host = Host(services: services => services.AddSingleton<IPriceBook>(prices));
        host.Lite.RespondWith(new FakeChatResponse().Text("Yes.").Usage(1_000_000, 0));
        host.Premier.RespondWith(new FakeChatResponse().Text("Yes.").Usage(1_000_000, 0));

        AvatarResponse[] responses = await AskAsync(host, 20);

        int premier = responses.Count(static response => response.Route!.Tier == "premier");
        CostSum control = await SumAsync(host, "control");
        CostSum other = await SumAsync(host, "premier");
        Assert.Equal((20 - premier, 20 - premier), (control.Turns, control.KnownUsd));
        Assert.Equal((premier, 100 * premier), (other.Turns, other.KnownUsd));
    }

    [Fact]
    public async Task Results_come_from_the_store()
    {
        await using EngineHost host = Host();
        await AskAsync(host, 40);
        IConversationHistory history = host.Services.GetRequiredService<IConversationHistory>();
        await history.RateAsync(Person(1), "t1", 5);

        ExperimentResults results = await ExperimentResults.ReadAsync(
            host.Store, Enumerable.Range(0, 40).Select(static i => new ConversationPerson("default", $"person-{i}")).ToAsyncEnumerable());

        ExperimentReport report = Assert.Single(results.CreateReports());
        Assert.Equal(["control", "premier"], report.Arms.Select(static arm => arm.Arm));
        Assert.Equal((40, 40), (report.Arms.Sum(static arm => arm.Units), report.Arms.Sum(static arm => arm.Turns)));
        Assert.Equal(1, report.Arms.Sum(static arm => arm.Of(ExperimentMeasure.Rating).Turns));
    }

    private ValueTask<CostSum> SumAsync(EngineHost host, string arm)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return host.Services.GetRequiredService<ICostLedger>().SumAsync(CostScope.Arm("tiers", arm), today, today);
    }

    private sealed class KeptResponses(IResponseCache inner) : DelegatingResponseCache(inner)
    {
        public CachedResponse? Found { get; private set; }

        public override async ValueTask<ResponseCacheLookup> FindAsync(ResponseCacheQuery query, CancellationToken cancellationToken = default)
        {
            ResponseCacheLookup found = await base.FindAsync(query, cancellationToken);
            Found ??= found.Hit?.Response;
            return found;
        }
    }
}
