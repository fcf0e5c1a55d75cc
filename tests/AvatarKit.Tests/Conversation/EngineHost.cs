using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace AvatarKit.Tests.Conversation;

/// <summary>An engine over scripted models and voices.</summary>
internal sealed class EngineHost : IAsyncDisposable
{
    private readonly ServiceProvider provider;

    public EngineHost(
        Action<AvatarChatbotOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        TimeProvider? time = null,
        Action<AvatarProfile>? avatar = null,
        Action<IAvatarChatbotBuilder>? build = null)
    {
        Lite = new FakeChatClient("lite-model", time);
        Pro = new FakeChatClient("pro-model", time);
        Premier = new FakeChatClient("premier-model", time);
        Voice = new FakeSpeechSynthesizer(time);
        var collection = new ServiceCollection();
        services?.Invoke(collection);
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new FakeLoggerProvider(Logs)));
        if (time is not null)
        {
            collection.AddSingleton(time);
        }

        collection.TryAddSingleton<IConversationStore>(Store);
        IAvatarChatbotBuilder builder = collection
            .AddAvatarChatbot(options =>
            {
                options.Resilience.Model.Retries = 0;

                // Whose words a message is does not decide here which of the scripts answers it.
                options.Routing.SimpleBelow = options.Routing.MediumBelow = 1;
                configure?.Invoke(options);
            })
            .AddAvatar(profile => avatar?.Invoke(profile))
            .Provide<ISpeechSynthesizer>(_ => Voice)
            .ProvideKeyed<Microsoft.Extensions.AI.IChatClient>("lite", _ => Lite)
            .ProvideKeyed<Microsoft.Extensions.AI.IChatClient>("pro", _ => Pro)
            .ProvideKeyed<Microsoft.Extensions.AI.IChatClient>("premier", _ => Premier);
        build?.Invoke(builder);
        provider = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        Engine = provider.GetRequiredService<IConversationEngine>();
    }

    public FakeChatClient Lite { get; }

    public FakeChatClient Pro { get; }

    public FakeChatClient Premier { get; }

    public FakeSpeechSynthesizer Voice { get; }

    public FakeConversationStore Store { get; } = new();

    public FakeLogCollector Logs { get; } = new();

    public IConversationEngine Engine { get; }

    public IServiceProvider Services => provider;

    public static AvatarRequest Ask(
        string message = "Hello", string? turnId = null, string conversation = "c1", AvatarOutputs outputs = AvatarOutputs.All)
        => new() { Message = message, TurnId = turnId, ConversationId = conversation, Outputs = outputs };

    public async Task<List<AvatarResponseUpdate>> UpdatesAsync(AvatarRequest request, CancellationToken cancellationToken = default)
    {
        List<AvatarResponseUpdate> updates = [];
        await foreach (AvatarResponseUpdate update in Engine.GetStreamingResponseAsync(request, cancellationToken))
        {
            updates.Add(update);
        }

        return updates;
    }

    public async Task<List<ConversationTurn>> StoredAsync(string conversation = "c1")
    {
        List<ConversationTurn> turns = [];
        await foreach (ConversationTurn turn in Store.ExportAsync(new ConversationKey(conversation)))
        {
            turns.Add(turn);
        }

        return turns;
    }

    public ValueTask DisposeAsync() => provider.DisposeAsync();
}
