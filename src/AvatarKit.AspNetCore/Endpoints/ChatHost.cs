using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AvatarKit.AspNetCore;

/// <summary>What the endpoints of one <c>MapAvatarChat</c> share. Thread-safe.</summary>
internal sealed class ChatHost
{
    public ChatHost(IServiceProvider services, string basePath, AvatarChatOptions options)
    {
        Services = services;
        BasePath = basePath;
        Options = options;
        Time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        Logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("AvatarKit.AspNetCore");
        Lifetime = services.GetRequiredService<IHostApplicationLifetime>();
    }

    public IServiceProvider Services { get; }

    /// <summary>The path under which the endpoints are mapped, with a slash before and none behind.</summary>
    public string BasePath { get; }

    public AvatarChatOptions Options { get; }

    public TimeProvider Time { get; }

    public ILogger Logger { get; }

    public IHostApplicationLifetime Lifetime { get; }
}
