using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AvatarKit.EndToEnd.Tests.Privacy;

/// <summary>A host with everything a machine has, all of whose parts fail now and then, and a person planted in it.</summary>
internal sealed class PlantedHost : IAsyncDisposable
{
    private const int Seed = 20261130;

    private readonly ServiceProvider provider;

    public PlantedHost(string folder, bool isRedacted, ILoggerProvider logs)
    {
        string knowledge = Directory.CreateDirectory(Path.Combine(folder, "knowledge")).FullName;
        File.WriteAllText(Path.Combine(knowledge, "page.md"), $"# Customers\n\n{PlantedPerson.Sentence} Opening hours are known.\n");
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(logs));
        services.Configure<RedactionOptions>(options => options.Model = options.Store = options.Logs = isRedacted);
        IAvatarChatbotBuilder builder = services.AddAvatarChatbot(static options =>
            {
                options.Speech.Store = true;
                options.Telemetry.SpeechSpans = true;
                options.History.MaxTokens = 400;
                options.History.ShowToolCalls = true;
            })
            .UseLocal(local => (local.DataFolder, local.KnowledgeFolder) = (Path.Combine(folder, "data"), knowledge))
            .UseVideoRendering(static video => (video.Width, video.Height, video.FrameRate) = (160, 120, 10))
            .UseFileAudit().UseFileErasureJournal().UseErasureReceipts(static _ => new HmacReceiptSigner(new byte[32], "receipts"))
            .UseFileKeys().UseEncryption()
            .UseResponseCache()
            .UseChatClient(static (_, tier) => Model(tier))
            .AddAvatar(static profile =>
            {
                profile.Name = PlantedPerson.Name;
                profile.Instructions = $"You speak for a shop. Your customer says: {PlantedPerson.Sentence}";
                profile.Tools.Add(AIFunctionFactory.Create(Lookup, "lookup"));
            });
        Break(builder);
        builder.WithChaos(static chaos =>
        {
            chaos.Seed = Seed;
            chaos.LongestLatency = TimeSpan.FromMilliseconds(20);
            chaos.Everywhere(0.04, ChaosFault.Latency, ChaosFault.Transient, ChaosFault.Lasting, ChaosFault.Cut, ChaosFault.LostAnswer);
        });
        provider = services.BuildServiceProvider();
        SetFailing(true);
    }

    public IServiceProvider Services => provider;

    public IConversationEngine Engine => provider.GetRequiredService<IConversationEngine>();

    public IConversationHistory History => provider.GetRequiredService<IConversationHistory>();

    /// <summary>Lets parts fail, or no longer.</summary>
    public void SetFailing(bool isOn) => Quoting.IsOn = provider.GetRequiredService<ChaosControl>().IsOn = isOn;

    public ValueTask DisposeAsync() => provider.DisposeAsync();

    // Now and then each part throws what quotes the person, as client libraries do.
    private static void Break(IAvatarChatbotBuilder builder)
    {
        builder.DecorateChatClients(static (inner, _, _) => Quoting.Wrap(inner, 7));
        Break<ISpeechSynthesizer>(builder, 9);
        Break<ILipSync>(builder, 5);
        Break<IAvatarRenderer>(builder, 5);
        Break<IConversationStore>(builder, 23);
        Break<IAssetStore>(builder, 6);
        Break<IKnowledgeBase>(builder, 5);
        Break<IModelRouter>(builder, 5);
        Break<IComplexityScorer>(builder, 7);
        Break<ICostLedger>(builder, 7);
        Break<IPriceBook>(builder, 5);
        Break<IResponseCache>(builder, 7);
        Break<ISpeechCache>(builder, 7);
        Break<IAuditTrail>(builder, 19);
    }

    private static void Break<T>(IAvatarChatbotBuilder builder, int every)
        where T : class
        => builder.Decorate<T>((inner, _) => Quoting.Wrap(inner, every));

    private static string Lookup(string name) => name.Contains("fail", StringComparison.Ordinal)
        ? throw new QuotingException()
        : PlantedPerson.Sentence;

    private static FakeChatClient Model(string tier)
    {
        var model = new FakeChatClient(tier);
        model.When(static call => call.LastUserText.StartsWith("Look", StringComparison.Ordinal) && call.Messages[^1].Role != ChatRole.Tool)
            .RespondWith(static call => new FakeChatResponse().CallTool("lookup", new Dictionary<string, object?> { ["name"] = call.LastUserText }));
        model.When(static call => call.LastUserText.StartsWith("Break", StringComparison.Ordinal))
            .RespondWith(new FakeChatResponse().Text($"Dear {PlantedPerson.Name}. And ").FailWith(new QuotingException()));
        model.When(static _ => true).RespondWith(new FakeChatResponse()
            .Text($"Dear {PlantedPerson.Name}, we write to {PlantedPerson.Email}.")
            .Cite(PlantedPerson.Name, new Uri("https://planted.example/zebulon"))
            .Usage(10, 5));
        return model;
    }
}
