using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Testing.Tests.Chaos;

/// <summary>A host of fakes with chaos round them.</summary>
internal sealed class ChaosHost : IAsyncDisposable
{
    private readonly ServiceProvider provider;

    public ChaosHost(
        Action<ChaosOptions> chaos, TimeProvider? time = null, Action<AvatarFakes>? fakes = null, Action<IServiceCollection>? add = null)
    {
        var services = new ServiceCollection();
        if (time is not null)
        {
            services.AddSingleton(time);
        }

        AvatarFakes? made = null;
        add?.Invoke(services);
        services.AddAvatarChatbot()
            .UseFakes(all =>
            {
                made = all;
                fakes?.Invoke(all);
            })
            .WithChaos(chaos);
        Fakes = made!;
        provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public AvatarFakes Fakes { get; }

    public ChaosControl Control => Get<ChaosControl>();

    public T Get<T>()
        where T : notnull
        => provider.GetRequiredService<T>();

    public T Get<T>(string key)
        where T : notnull
        => provider.GetRequiredKeyedService<T>(key);

    public Task<AvatarResponse> AskAsync(string message = "Hello")
        => Get<IConversationEngine>().GetResponseAsync(new AvatarRequest { Message = message });

    public ValueTask DisposeAsync() => provider.DisposeAsync();
}
