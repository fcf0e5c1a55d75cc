using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AvatarKit.AspNetCore;

/// <summary>What the endpoints of one <c>MapAvatarChat</c> share. Thread-safe.</summary>
internal sealed class ChatHost
{
    public const string LogCategory = "AvatarKit.AspNetCore";

    /// <summary>What clients call the default avatar.</summary>
    public const string DefaultAvatar = "default";

    // What large bodies take of memory is bounded however many clients send them.
    private const int LargeAtOnce = 32;

    public ChatHost(IServiceProvider services, string basePath, AvatarChatOptions options)
    {
        Services = services;
        BasePath = basePath;
        Options = options;
        Limits = new RequestLimits(options.Limits);
        Time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        Logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(LogCategory);
        Lifetime = services.GetRequiredService<IHostApplicationLifetime>();
        Lifetime.ApplicationStopped.Register(Limits.Dispose);
        Lifetime.ApplicationStopped.Register(LargeBodies.Dispose);
    }

    public IServiceProvider Services { get; }

    /// <summary>The host's avatars as they are now; the default one's id is empty.</summary>
    public IReadOnlyDictionary<string, AvatarProfile> Profiles => Services.GetRequiredService<IAvatarProfiles>().Current;

    /// <summary>The path under which the endpoints are mapped, with a slash before and none behind; where the host mapped them in a group of
    /// its own, without that group's path.</summary>
    public string BasePath { get; }

    public AvatarChatOptions Options { get; }

    public RequestLimits Limits { get; }

    /// <summary>The room for bodies with attachments.</summary>
    public ConcurrencyLimiter LargeBodies { get; } = new(new ConcurrencyLimiterOptions { PermitLimit = LargeAtOnce, QueueLimit = 0 });

    public TimeProvider Time { get; }

    public ILogger Logger { get; }

    public IHostApplicationLifetime Lifetime { get; }

    /// <summary>The path a client reaches the endpoints at, as it is written in an address.</summary>
    public string PathFor(HttpContext context)
    {
        string path = BasePath;
        if (context.GetEndpoint()?.Metadata.GetMetadata<EndpointDepth>() is { } depth)
        {
            // A host's group and the parameters of its pattern stand in the request's own path.
            path = (context.Request.Path.Value ?? "").TrimEnd('/');
            for (int i = 0; i < depth.Segments; i++)
            {
                path = path[..Math.Max(0, path.LastIndexOf('/'))];
            }
        }

        return context.Request.PathBase.Add(new PathString(path)).ToUriComponent();
    }

    /// <summary>The avatar a client means: the default one is called <c>default</c>, unless the host has one of that name.</summary>
    /// <returns>Its id for requests; <see langword="null"/>: the default one.</returns>
    public string? AvatarIdOf(string? asked)
        => string.IsNullOrEmpty(asked) || (string.Equals(asked, DefaultAvatar, StringComparison.OrdinalIgnoreCase) && !Profiles.ContainsKey(asked))
            ? null
            : asked;

    /// <summary>Shows turns to the client of a request.</summary>
    public ClientView ViewFor(HttpContext context)
    {
        string path = PathFor(context);
        return new ClientView(Options, id => $"{path}/assets/{id}");
    }
}
