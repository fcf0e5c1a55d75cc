using System.Net;
using AvatarKit.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AvatarKit.AspNetCore.Tests.Live;

/// <summary>A web application with an avatar on loopback: the real server, engine and sessions, over scripted models and voices.</summary>
internal sealed class LiveTestHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private LiveTestHost(WebApplication app, AvatarFakes fakes)
    {
        this.app = app;
        Fakes = fakes;
        Address = new Uri(app.Urls.Single());
    }

    public AvatarFakes Fakes { get; }

    public Uri Address { get; }

    public IServiceProvider Services => app.Services;

    public IAvatarSessions Sessions => app.Services.GetRequiredService<IAvatarSessions>();

    public FakeChatClient Model => Fakes.Chat!;

    public static async Task<LiveTestHost> StartAsync(
        Action<AvatarChatOptions>? options = null,
        Action<AvatarFakes>? fakes = null,
        Action<IAvatarChatbotBuilder>? avatar = null,
        Action<IServiceCollection>? services = null,
        LiveTestCluster? cluster = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(LiveTestHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = "Production",
        });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        LiveTestCluster shared = cluster ?? new LiveTestCluster();
        builder.Services.AddSingleton<IDataProtectionProvider>(shared.Protection);
        services?.Invoke(builder.Services);
        IAvatarChatbotBuilder chatbot = builder.Services.AddAvatarChatbot();
        avatar?.Invoke(chatbot);
        AvatarFakes? made = null;
        chatbot.UseFakes(all =>
        {
            all.Conversations = shared.Conversations;
            all.Renderer = null;
            all.LipSync = null;
            made = all;
            fakes?.Invoke(all);
        });
        WebApplication app = builder.Build();
        app.MapAvatarChat("/avatar", options);
        await app.StartAsync();
        return new LiveTestHost(app, made!);
    }

    /// <summary>Stops as a host does that is asked to.</summary>
    public Task StopAsync() => app.StopAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

/// <summary>What the nodes of one application share.</summary>
internal sealed class LiveTestCluster
{
    public EphemeralDataProtectionProvider Protection { get; } = new();

    public FakeConversationStore Conversations { get; } = new();
}
