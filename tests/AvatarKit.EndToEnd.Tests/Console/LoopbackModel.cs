using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AvatarKit.EndToEnd.Tests.Console;

/// <summary>An OpenAI-compatible server that gives the same answer to every question and keeps what it was asked.</summary>
internal sealed class LoopbackModel : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly string answer;

    private LoopbackModel(WebApplication server, string answer)
    {
        this.server = server;
        this.answer = answer;
    }

    /// <summary>The bodies of the requests in order.</summary>
    public ConcurrentQueue<JsonElement> Requests { get; } = new();

    /// <summary>What <c>--model</c> takes.</summary>
    public string Name => $"openai/tiny-model@{server.Urls.Single()}/v1";

    public static async Task<LoopbackModel> StartAsync(string answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication server = builder.Build();
        var model = new LoopbackModel(server, answer);
        server.MapPost("/v1/chat/completions", model.AnswerAsync);
        await server.StartAsync();
        return model;
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using JsonDocument body = await JsonDocument.ParseAsync(http.Request.Body);
        Requests.Enqueue(body.RootElement.Clone());
        http.Response.ContentType = "text/event-stream";
        await WriteAsync(http, $$"""{"role":"assistant","content":{{JsonSerializer.Serialize(answer)}}}""", "null");
        await WriteAsync(http, "{}", "\"stop\"");
        await http.Response.WriteAsync("data: [DONE]\n\n");
    }

    private static Task WriteAsync(HttpContext http, string delta, string reason) => http.Response.WriteAsync(
        $$"""data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"tiny-model","choices":[{"index":0,"delta":{{delta}},"finish_reason":{{reason}}}]}"""
            + "\n\n");
}
