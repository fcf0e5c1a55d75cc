using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Testing.Tests.Trials;

/// <summary>A host with the real engine, for trials.</summary>
internal sealed class TrialHost : IAsyncDisposable
{
    private readonly ServiceProvider provider;

    public TrialHost(
        Action<ChaosOptions>? chaos = null,
        Func<IConversationEngine, IServiceProvider, IConversationEngine>? engine = null,
        IConversationStore? store = null,
        double speed = 1)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new AcceleratedTimeProvider(speed));
        if (store is not null)
        {
            services.AddSingleton(store);
        }

        IAvatarChatbotBuilder builder = services.AddAvatarChatbot(static options =>
        {
            options.Limits.TurnTimeout = TimeSpan.FromSeconds(30);
            options.Resilience.Model.FirstContentTimeout = TimeSpan.FromSeconds(3);
            options.Resilience.Model.BetweenItemsTimeout = TimeSpan.FromSeconds(3);
            options.Resilience.Voice.SentenceTimeout = TimeSpan.FromSeconds(6);
            options.Resilience.Voice.BetweenItemsTimeout = TimeSpan.FromSeconds(3);
            options.Resilience.Renderer.BetweenItemsTimeout = TimeSpan.FromSeconds(3);
            options.Resilience.Renderer.ClosingTimeout = TimeSpan.FromSeconds(3);
            options.Resilience.Store.Timeout = TimeSpan.FromSeconds(3);
            options.Resilience.Knowledge.Timeout = TimeSpan.FromSeconds(2);
            options.Resilience.Router.Timeout = TimeSpan.FromSeconds(2);
        }).UseTrialProviders();
        if (engine is not null)
        {
            builder.UseEngine(engine);
        }

        builder.WithChaos(chaos ?? (static _ => { }));
        provider = services.BuildServiceProvider();
    }

    public ChaosControl Control => provider.GetRequiredService<ChaosControl>();

    public Task<ConversationTrialReport> TryAsync(int turns, int users, Action<ConversationTrialOptions>? configure = null)
    {
        var options = new ConversationTrialOptions { Turns = turns, Users = users, AtOnce = users };
        configure?.Invoke(options);
        return new ConversationTrial(provider, options).RunAsync();
    }

    public ValueTask DisposeAsync() => provider.DisposeAsync();
}
