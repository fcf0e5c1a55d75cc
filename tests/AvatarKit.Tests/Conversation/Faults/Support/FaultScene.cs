using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>An engine with providers that can be broken, on a clock the test moves.</summary>
internal sealed class FaultScene : IAsyncDisposable
{
    public const string TwoSentences = "One is here. Two is here.";

    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    public FaultScene(Action<FaultScene, IServiceCollection>? services = null, Action<AvatarChatbotOptions>? configure = null,
        Action<AvatarProfile>? avatar = null, Action<IAvatarChatbotBuilder>? build = null)
    {
        Model = new FakeChatClient("fault-model", Time);
        Model.RespondWith(TwoSentences);
        Voice = new FakeSpeechSynthesizer(Time);
        Store = new FakeConversationStore(Time);
        Host = new EngineHost(
            options =>
            {
                FaultOptions.SetTimes(options);
                configure?.Invoke(options);
            },
            collection =>
            {
                services?.Invoke(this, collection);
                foreach (string tier in (string[])["lite", "pro", "premier"])
                {
                    if (!collection.Any(service => service.ServiceType == typeof(IChatClient) && Equals(service.ServiceKey, tier)))
                    {
                        collection.AddKeyedSingleton<IChatClient>(tier, Model);
                    }
                }

                AddUnlessThere<ISpeechSynthesizer>(collection, Voice);
                AddUnlessThere<IConversationStore>(collection, Store);
            },
            Time,
            avatar,
            build);
    }

    public FakeTimeProvider Time { get; } = new();

    public Fault Fault { get; } = new();

    /// <summary>What every tier answers with unless the test says otherwise.</summary>
    public FakeChatClient Model { get; }

    public FakeSpeechSynthesizer Voice { get; }

    public FakeConversationStore Store { get; }

    public EngineHost Host { get; }

    public static void UseModel(IServiceCollection services, IChatClient model)
    {
        foreach (string tier in (string[])["lite", "pro", "premier"])
        {
            services.AddKeyedSingleton(tier, model);
        }
    }

    /// <summary>Asks on a clock that stands.</summary>
    public Task<AvatarResponse> AskAsync(AvatarRequest? request = null, CancellationToken cancellationToken = default)
        => Host.Engine.GetResponseAsync(request ?? EngineHost.Ask(), cancellationToken).WaitAsync(Guard, CancellationToken.None);

    /// <summary>Asks and, once the engine has run into the fault, moves the clock to the turn's end.</summary>
    public async Task<AvatarResponse> AskThroughFaultAsync(AvatarRequest? request = null)
    {
        Task<AvatarResponse> asking = Host.Engine.GetResponseAsync(request ?? EngineHost.Ask());
        await Task.WhenAny(asking, Fault.Struck).WaitAsync(Guard);
        return await Time.MoveUntilAsync(asking, FaultOptions.Bound);
    }

    public async ValueTask DisposeAsync()
    {
        Fault.Dispose();
        await Host.DisposeAsync();
    }

    private static void AddUnlessThere<T>(IServiceCollection services, T provider)
        where T : class
    {
        if (!services.Any(service => service.ServiceType == typeof(T)))
        {
            services.AddSingleton(provider);
        }
    }
}
