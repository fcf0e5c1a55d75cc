using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Costs;

/// <summary>What a turn saves that is answered from the response cache.</summary>
public sealed class CachedTurnCostsTests
{
    private const string Question = "How do I reset my forgotten password?";

    [Fact]
    public async Task It_saves_what_the_models_of_the_answer_had_cost()
    {
        await using EngineHost host = Host(
            new FakePriceBook().RespondWith("fake", new SpeechPrice(16)).RespondWith("lite-model", new ModelPrice(10, 20)));
        host.Lite.RespondWith(new FakeChatResponse().Text("Click on the link.").Usage(100, 50));

        AvatarResponse made = await host.Engine.GetResponseAsync(EngineHost.Ask(Question));
        AvatarResponse kept = await host.Engine.GetResponseAsync(EngineHost.Ask(Question, conversation: "c2"));

        // A voice that does not keep what it said is paid again.
        Assert.Equal((0.002m, 0m), (made.Cost.ModelUsd, made.Cost.SavedUsd));
        Assert.Equal((0m, made.Cost.SpeechUsd, 0.002m), (kept.Cost.ModelUsd, kept.Cost.SpeechUsd, kept.Cost.SavedUsd));
    }

    [Fact]
    public async Task What_it_saves_is_not_known_where_the_price_is_not()
    {
        await using EngineHost host = Host(new FakePriceBook().RespondWith("fake", new SpeechPrice(16)));
        host.Lite.RespondWith(new FakeChatResponse().Text("Click on the link.").Usage(100, 50));

        await host.Engine.GetResponseAsync(EngineHost.Ask(Question));
        AvatarResponse kept = await host.Engine.GetResponseAsync(EngineHost.Ask(Question, conversation: "c2"));

        Assert.NotNull(kept.Cache);
        Assert.Null(kept.Cost.SavedUsd);
        Assert.Equal(0, kept.Cost.ModelUsd);
    }

    private static EngineHost Host(FakePriceBook prices) => new(
        services: services => services.AddSingleton<IPriceBook>(prices), build: static builder => builder.UseResponseCache());
}
