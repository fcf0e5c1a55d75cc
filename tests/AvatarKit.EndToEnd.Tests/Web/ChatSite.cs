using System.Net;
using AvatarKit.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>A website with an avatar on loopback: the real server with local voices and stores, and a model that says what it is told to.</summary>
internal sealed class ChatSite : IAsyncDisposable
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; worker-src 'self'; "
        + "manifest-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private readonly WebApplication app;
    private readonly ScratchFolder scratch;

    private ChatSite(WebApplication app, ScratchFolder scratch, AvatarFakes fakes)
    {
        this.app = app;
        this.scratch = scratch;
        Fakes = fakes;
    }

    public AvatarFakes Fakes { get; }

    public FakeChatClient Model => Fakes.Chat!;

    public IServiceProvider Services => app.Services;

    public Uri Address => new(app.Urls.Single());

    /// <summary>Starts one.</summary>
    /// <param name="recognizer">What understands speech; <see langword="null"/>: nothing does.</param>
    /// <param name="services">Adds to the host's services.</param>
    public static async Task<ChatSite> StartAsync(ISpeechRecognizer? recognizer = null, Action<IServiceCollection>? services = null)
    {
        var scratch = new ScratchFolder();
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(ChatSite).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = "Production",
        });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        AvatarFakes? made = null;
        builder.Services.AddAvatarChatbot().UseLocal(local => local.DataFolder = scratch.Path).UseFakes(all =>
        {
            LeaveToTheHost(all);
            made = all;
        });
        if (recognizer is not null)
        {
            builder.Services.AddSingleton(recognizer);
        }

        services?.Invoke(builder.Services);
        WebApplication app = builder.Build();
        app.MapAvatarChat("/avatar", static options => options.Limits.RequestsPerMinute = 10_000);
        app.MapGet("/{name?}", static (string? name, HttpContext context) => ServeAsync(name ?? "", context));
        await app.StartAsync();
        return new ChatSite(app, scratch, made!);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        scratch.Dispose();
    }

    private static void LeaveToTheHost(AvatarFakes all)
    {
        all.Speech = null;
        all.Recognizer = null;
        all.LipSync = null;
        all.Renderer = null;
        all.Conversations = null;
        all.Assets = null;
        all.Knowledge = null;
        all.Router = null;
        all.Scorer = null;
        all.Prices = null;
        all.Tokens = null;
    }

    private static Task ServeAsync(string name, HttpContext context)
    {
        (string kind, string? body) = name switch
        {
            "" => ("text/html; charset=utf-8", ChatSitePage.Html(context.Request.Query)),
            "page.css" => ("text/css", ChatSitePage.Style),
            "page.js" => ("text/javascript", ChatSitePage.Script),
            "recorder.js" => ("text/javascript", ChatSitePage.Recorder),
            _ => ("text/plain", null),
        };
        context.Response.StatusCode = body is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        context.Response.ContentType = kind;
        context.Response.Headers.ContentSecurityPolicy = Policy;
        return context.Response.WriteAsync(body ?? "");
    }
}
