using System.Net;
using AvatarKit.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Evaluation;

/// <summary>The server as it is, on loopback: local voices and stores, and a page that measures itself.</summary>
internal sealed class MeasuredServer : IAsyncDisposable
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
        + "media-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["/page.css"] = "text/css",
        ["/device.js"] = "text/javascript",
        ["/faults.js"] = "text/javascript",
        ["/measure.js"] = "text/javascript",
        ["/closures.js"] = "text/javascript",
        ["/sound.js"] = "text/javascript",
        ["/recorder.js"] = "text/javascript",
    };

    private readonly WebApplication app;
    private readonly ScratchFolder data;

    private MeasuredServer(WebApplication app, ScratchFolder data)
    {
        this.app = app;
        this.data = data;
        Port = new Uri(app.Urls.Single()).Port;
    }

    public int Port { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>Starts it.</summary>
    /// <param name="answersFromDocuments">Whether the local model answers from the library's documents; else <see cref="LongAnswers"/> does.</param>
    public static async Task<MeasuredServer> StartAsync(bool answersFromDocuments = false)
    {
        var data = new ScratchFolder();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        IAvatarChatbotBuilder avatar = builder.Services.AddAvatarChatbot().UseLocal(local =>
        {
            local.DataFolder = data.Path;
            local.KnowledgeFolder = answersFromDocuments ? KnowledgeQuestionSet.OwnFolder : null;
        });
        if (!answersFromDocuments)
        {
            avatar.UseChatClient(static _ => new LongAnswers());
        }

        WebApplication app = builder.Build();
        app.MapAvatarChat("/avatar", static options =>
        {
            AvatarChatLimits limits = options.Limits;
            limits.RequestsPerMinute = limits.RequestsPerMinutePerAddress = 1_000_000;
            limits.SessionsPerVisitor = 1_000;
        });
        app.MapFallback("{**path}", GiveAsync);
        await app.StartAsync();
        return new MeasuredServer(app, data);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        data.Dispose();
    }

    /// <summary>One of the page's files.</summary>
    private static string Read(string name)
    {
        using Stream stream = typeof(MeasuredServer).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The page's file '{name}' is not embedded in the evaluation.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static async Task GiveAsync(HttpContext context)
    {
        string path = context.Request.Path.Value ?? "/";
        context.Response.Headers.ContentSecurityPolicy = Policy;
        if (path == "/")
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(Read("index.html").Replace("{script}", AvatarChatAssets.ScriptPath, StringComparison.Ordinal));
        }
        else if (Files.TryGetValue(path, out string? type))
        {
            context.Response.ContentType = type;
            await context.Response.WriteAsync(Read(path[1..]));
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
