using AvatarKit.Aws;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.Samples.Console;

/// <summary>An experiment of 40 made-up people with 10 turns each, through a real engine: the same people and the same models at each run.</summary>
internal static class SimulatedExperiment
{
    private const int People = 40;
    private const int TurnsEach = 10;

    private static readonly string[] Questions =
    [
        "When are you open?",
        "How do I choose a voice?",
        "Compare renting and buying a flat, then make a plan with numbers.",
        "Thank you, and what does it cost?",
    ];

    public static async Task<IReadOnlyList<ExperimentReport>> RunAsync(CancellationToken cancellationToken)
    {
        await using ServiceProvider services = Create();
        ConversationPerson[] people = [.. Enumerable.Range(1, People).Select(static i => new ConversationPerson("default", $"person-{i}"))];
        await Parallel.ForAsync(0, People, cancellationToken, async (i, token) => await TalkAsync(services, people[i].UserId, new Random(i), token));
        ExperimentResults results = await ExperimentResults.ReadAsync(
            services.GetRequiredService<IConversationStore>(),
            people.ToAsyncEnumerable(),
            services.GetRequiredService<IOptionsMonitor<AvatarChatbotOptions>>().CurrentValue,
            cancellationToken);
        return results.CreateReports();
    }

    private static ServiceProvider Create()
    {
        var services = new ServiceCollection();
        services.AddSingleton(AwsPriceBook.Default);
        services
            .AddAvatarChatbot(static options =>
            {
                options.Experiments["tiers"] = new ExperimentOptions
                {
                    Arms = { ["control"] = new ExperimentArmOptions(), ["premier"] = new ExperimentArmOptions { Tier = "premier" } },
                };
            })
            .UseChatClient("lite", static _ => new SimulatedModel("amazon.nova-lite-v1:0", milliseconds: 8))
            .UseChatClient("pro", static _ => new SimulatedModel("amazon.nova-pro-v1:0", milliseconds: 14))
            .UseChatClient("premier", static _ => new SimulatedModel("amazon.nova-premier-v1:0", milliseconds: 30));
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private static async Task TalkAsync(IServiceProvider services, string person, Random random, CancellationToken cancellationToken)
    {
        IConversationEngine engine = services.GetRequiredService<IConversationEngine>();
        IConversationHistory history = services.GetRequiredService<IConversationHistory>();
        double mood = random.NextDouble() - 0.5;
        for (int i = 0; i < TurnsEach; i++)
        {
            var request = new AvatarRequest
            {
                Message = Questions[random.Next(Questions.Length)],
                ConversationId = "talk",
                TurnId = $"turn-{i}",
                UserId = person,
                Outputs = AvatarOutputs.None,
                AllowCached = false,
            };
            bool interrupts = random.NextDouble() < 0.1;
            string? tier = await AskAsync(engine, request, interrupts, cancellationToken);
            double liking = (tier == "premier" ? 4.4 : 3.9) + mood + random.NextDouble() - 0.5;
            if (random.NextDouble() < 0.4)
            {
                var key = new ConversationKey(request.ConversationId, person);
                await history.RateAsync(key, request.TurnId, Math.Clamp((int)Math.Round(liking), 1, 5), cancellationToken: cancellationToken);
            }
        }
    }

    private static async Task<string?> AskAsync(
        IConversationEngine engine, AvatarRequest request, bool interrupts, CancellationToken cancellationToken)
    {
        string? tier = null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await foreach (AvatarResponseUpdate update in engine.GetStreamingResponseAsync(request, stop.Token))
        {
            tier = update is ModelSelected selected ? selected.Route.Tier : tier;
            if (interrupts && update is TextDelta)
            {
                await stop.CancelAsync();
            }
        }

        return tier;
    }
}
