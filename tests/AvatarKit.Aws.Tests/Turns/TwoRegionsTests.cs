using Amazon.Runtime;
using AvatarKit.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Aws.Tests.Turns;

/// <summary>Bedrock in two regions, one of which goes away.</summary>
public sealed class TwoRegionsTests : IAsyncLifetime
{
    private const string Frankfurt = "eu-central-1";
    private const string Virginia = "us-east-1";

    private BedrockEmulator near = null!;
    private BedrockEmulator far = null!;
    private ServiceProvider services = null!;

    public async Task InitializeAsync()
    {
        near = await BedrockEmulator.StartAsync(static options => options.Region = Frankfurt);
        far = await BedrockEmulator.StartAsync(static options => options.Region = Virginia);
        far.RespondWith("From afar.");
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        await near.DisposeAsync();
        await far.DisposeAsync();
    }

    [Fact]
    public async Task A_region_that_dies_in_mid_sentence_says_so_and_the_other_answers_the_next_turn()
    {
        IConversationEngine engine = Start();
        near.RespondWith(new BedrockReply().Text("First of all, I can").Break(StreamBreak.Truncated));

        List<AvatarResponseUpdate> broken = await AskAsync(engine, "Tell me everything.");
        await near.DisposeAsync();
        List<AvatarResponseUpdate> next = await AskAsync(engine, "And now?");

        var failed = Assert.IsType<TurnFailed>(broken[^1]);
        Assert.NotEmpty(failed.SpokenText);
        Assert.Contains("First of all", string.Concat(broken.OfType<TextDelta>().Select(static delta => delta.Text)), StringComparison.Ordinal);
        Assert.IsType<TurnCompleted>(next[^1]);
        Assert.Equal([Frankfurt, Virginia], next.OfType<ModelSelected>().Select(static selected => selected.Route.Region).Distinct());
        Assert.Equal("From afar.", string.Concat(next.OfType<TextDelta>().Select(static delta => delta.Text)));
    }

    [Fact]
    public async Task Where_that_is_not_allowed_the_other_is_not_asked()
    {
        IConversationEngine engine = Start(("Regions:Allowed:0", "eu-*"));
        await near.DisposeAsync();

        List<AvatarResponseUpdate> updates = await AskAsync(engine, "Hello?");

        Assert.IsType<TurnFailed>(updates[^1]);
        Assert.Empty(far.Requests);
    }

    [Fact]
    public async Task A_model_is_called_by_the_profile_of_its_region()
    {
        near.FailWith(BedrockFaults.InternalServerError);
        IConversationEngine engine = Start(
            ("Aws:Bedrock:Tiers:lite:ModelId", "eu.amazon.nova-2-lite-v1:0"),
            ("Aws:Bedrock:Tiers:pro:ModelId", "eu.amazon.nova-2-lite-v1:0"),
            ($"Aws:Bedrock:Regions:{Virginia}:InferenceProfilePrefix", "us"));

        List<AvatarResponseUpdate> updates = await AskAsync(engine, "Hello?");

        Assert.IsType<TurnCompleted>(updates[^1]);
        Assert.All(near.Requests, static request => Assert.Equal("eu.amazon.nova-2-lite-v1:0", request.ModelId));
        Assert.Equal("us.amazon.nova-2-lite-v1:0", Assert.Single(far.Requests).ModelId);
    }

    private static async Task<List<AvatarResponseUpdate>> AskAsync(IConversationEngine engine, string message)
    {
        var request = new AvatarRequest { Message = message, UserId = "ann", ConversationId = "c1" };
        List<AvatarResponseUpdate> updates = [];
        await foreach (AvatarResponseUpdate update in engine.GetStreamingResponseAsync(request))
        {
            updates.Add(update);
        }

        return updates;
    }

    private IConversationEngine Start(params (string Name, string Value)[] settings)
    {
        var configuration = new Dictionary<string, string?>
        {
            ["AvatarKit:Regions:Active:0"] = Frankfurt,
            ["AvatarKit:Regions:Active:1"] = Virginia,
            ["AvatarKit:Resilience:Model:Retries"] = "0",
            [$"AvatarKit:Aws:Bedrock:Regions:{Frankfurt}:ServiceUrl"] = near.Endpoint.ToString(),
            [$"AvatarKit:Aws:Bedrock:Regions:{Virginia}:ServiceUrl"] = far.Endpoint.ToString(),
        };
        foreach ((string name, string value) in settings)
        {
            configuration[$"AvatarKit:{name}"] = value;
        }

        var collection = new ServiceCollection();
        collection.AddLogging();
        var keys = new BedrockEmulatorOptions();
        collection.AddSingleton<AWSCredentials>(new BasicAWSCredentials(keys.AccessKeyId, keys.SecretKey));
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(configuration).Build());
        collection.AddAvatarChatbot().UseBedrock();
        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        return services.GetRequiredService<IConversationEngine>();
    }
}
