using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.Tests.DependencyInjection;

public sealed class ProvidedOrderTests
{
    /// <summary>Who gives a service, from the most to the least specific.</summary>
    private static readonly string[] Givers = ["host", "part", "bundle"];

    public static TheoryData<string, string> Orders()
    {
        var orders = new TheoryData<string, string>();
        foreach (string first in Givers)
        {
            foreach (string second in Givers.Where(second => second != first))
            {
                orders.Add(first, second);
            }
        }

        return orders;
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void The_more_specific_voice_wins_in_every_order(string first, string second)
    {
        Dictionary<string, ISpeechSynthesizer> voices = Givers.ToDictionary(
            static giver => giver, ISpeechSynthesizer (_) => new FakeSpeechSynthesizer(), StringComparer.Ordinal);
        var services = new ServiceCollection();
        IAvatarChatbotBuilder builder = services.AddAvatarChatbot();
        foreach (string giver in new[] { first, second })
        {
            _ = giver switch
            {
                "host" => services.AddSingleton(voices["host"]),
                "part" => builder.Provide(_ => voices["part"]).Services,
                _ => builder.AsBundle().Provide(_ => voices["bundle"]).Services,
            };
        }

        string winner = Givers.First(giver => giver == first || giver == second);
        Assert.Same(voices[winner], services.BuildServiceProvider().GetRequiredService<ISpeechSynthesizer>());
    }

    /// <summary>Ways to give a tier its model, from the most to the least specific.</summary>
    private static readonly string[] Models = ["host", "tier", "every", "provider", "bundle", "bundled every"];

    public static TheoryData<string, string> ModelOrders()
    {
        var orders = new TheoryData<string, string>();
        foreach (string first in Models.Take(5))
        {
            foreach (string second in Models.Take(5).Where(second => second != first))
            {
                orders.Add(first, second);
            }
        }

        foreach (string specific in Models.Take(4))
        {
            orders.Add(specific, "bundled every");
            orders.Add("bundled every", specific);
        }

        return orders;
    }

    [Theory]
    [MemberData(nameof(ModelOrders))]
    public async Task The_more_specific_model_answers_in_every_order(string first, string second)
    {
        var services = new ServiceCollection();
        IAvatarChatbotBuilder builder = services.AddAvatarChatbot();
        foreach (string giver in new[] { first, second })
        {
            Give(giver);
        }

        // The other tiers have a model in any case.
        Array.ForEach(["pro", "premier"], tier => services.AddKeyedSingleton<IChatClient>(tier, new FakeChatClient()));
        await using ServiceProvider provider = services.BuildServiceProvider();

        AvatarResponse response = await provider.GetRequiredService<IConversationEngine>().GetResponseAsync(
            new AvatarRequest { Message = "Hi", Tier = "lite", Outputs = AvatarOutputs.None });

        Assert.Equal(Models.First(giver => giver == first || giver == second), response.Text);

        void Give(string giver)
        {
            FakeChatClient client = new FakeChatClient().RespondWith(giver);
            _ = giver switch
            {
                "host" => services.AddKeyedSingleton<IChatClient>("lite", client),
                "tier" => builder.UseChatClient("lite", _ => client).Services,
                "every" => builder.UseChatClient(_ => client).Services,
                "provider" => builder.ProvideKeyed<IChatClient>("lite", _ => client).Services,
                "bundle" => builder.AsBundle().ProvideKeyed<IChatClient>("lite", _ => client).Services,
                _ => builder.AsBundle().UseChatClient(_ => client).Services,
            };
        }
    }

    [Fact]
    public async Task One_model_serves_tiers_of_any_name()
    {
        var services = new ServiceCollection();
        var seen = new List<string>();
        services
            .AddAvatarChatbot(options =>
            {
                options.Tiers.Clear();
                options.Tiers["small"] = new ModelTierOptions();
                options.Tiers["large"] = new ModelTierOptions();
                (options.Routing.SimpleTier, options.Routing.MediumTier, options.Routing.ComplexTier) = ("small", "small", "large");
                options.History.SummaryTier = "small";
            })
            .UseChatClient((_, tier) =>
            {
                seen.Add(tier);
                return new FakeChatClient().RespondWith(tier);
            });
        await using ServiceProvider provider = services.BuildServiceProvider();
        IConversationEngine engine = provider.GetRequiredService<IConversationEngine>();

        Assert.Equal(
            "large", (await engine.GetResponseAsync(new AvatarRequest { Message = "Hi", Tier = "Large", Outputs = AvatarOutputs.None })).Text);
        Assert.Equal("small", (await engine.GetResponseAsync(new AvatarRequest { Message = "Hi", Outputs = AvatarOutputs.None })).Text);
        Assert.Equal(["large", "small"], seen);
    }

    [Fact]
    public async Task The_unkeyed_client_is_taken_where_the_host_says_so()
    {
        var services = new ServiceCollection();
        services.AddChatClient(new FakeChatClient().RespondWith("Mine."));
        services.AddAvatarChatbot().UseChatClient();
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal(
            "Mine.", (await provider.GetRequiredService<IConversationEngine>().GetResponseAsync(new AvatarRequest { Message = "Hi" })).Text);
    }

    [Theory]
    [InlineData(true, "with .UseChatClient()")]
    [InlineData(false, "UseChatClient(\"lite\"")]
    public void A_tier_without_a_model_says_how_it_gets_one(bool hasUnkeyed, string told)
    {
        var services = new ServiceCollection();
        if (hasUnkeyed)
        {
            services.AddChatClient(new FakeChatClient());
        }

        services.AddAvatarChatbot();

        Assert.Contains(told, Refusal(services), StringComparison.Ordinal);
    }

    [Fact]
    public void Taking_the_unkeyed_client_where_there_is_none_is_refused()
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot().UseChatClient();

        Assert.Contains("AddChatClient", Refusal(services), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_tier_answers_everything()
    {
        var services = new ServiceCollection();
        var chat = new FakeChatClient();
        chat.RespondWith("One.").RespondWith("Two.");
        services.AddAvatarChatbot().UseSingleTier(_ => chat, "the-model");
        await using ServiceProvider provider = services.BuildServiceProvider();
        IConversationEngine engine = provider.GetRequiredService<IConversationEngine>();

        AvatarResponse simple = await engine.GetResponseAsync(new AvatarRequest { Message = "Hi", Outputs = AvatarOutputs.None });
        AvatarResponse hard = await engine.GetResponseAsync(new AvatarRequest
        {
            Message =
                "Compare the trade-offs of event sourcing and CRUD step by step, and prove which scales, with code in C# and a table of costs.",
            Outputs = AvatarOutputs.None,
        });

        Assert.Equal(("pro", "pro"), (simple.Route!.Tier, hard.Route!.Tier));
        Assert.All(chat.Calls, static call => Assert.Equal("the-model", call.Options?.ModelId));
    }

    private static string Refusal(ServiceCollection services) => Assert.Throws<OptionsValidationException>(
        () => services.BuildServiceProvider().GetRequiredService<IOptions<AvatarChatbotOptions>>().Value).Message;
}
