using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AvatarKit.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace AvatarKit.AspNetCore.Tests;

/// <summary>An application on loopback whose avatar is made of fakes.</summary>
internal sealed class ChatServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly List<HttpClient> clients = [];

    private ChatServer(WebApplication app) => this.app = app;

    public AvatarFakes Fakes => app.Services.GetRequiredService<AvatarFakes>();

    public FakeLogCollector Logs => app.Services.GetFakeLogCollector();

    public IServiceProvider Services => app.Services;

    public Uri Address => new(app.Urls.Single());

    public static async Task<ChatServer> StartAsync(
        Action<AvatarChatOptions>? options = null,
        Action<AvatarFakes>? fakes = null,
        Action<IAvatarChatbotBuilder>? avatar = null,
        Action<WebApplication>? before = null,
        string pattern = "/avatar",
        IReadOnlyDictionary<string, string?>? settings = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(ChatServer).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Development,
        });
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Debug).AddFakeLogging();
        IAvatarChatbotBuilder chatbot = builder.Services.AddAvatarChatbot();
        chatbot.UseFakes(fakes);
        avatar?.Invoke(chatbot);
        WebApplication app = builder.Build();
        before?.Invoke(app);
        app.MapAvatarChat(pattern, options);
        await app.StartAsync();
        return new ChatServer(app);
    }

    /// <summary>A browser with cookies of its own, that is nobody yet.</summary>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "Disposed with the server.")]
    public HttpClient Browser(bool keepsCookies = true)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = keepsCookies, AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = new Uri(Address, "/avatar/"),
        };
        clients.Add(client);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        clients.ForEach(static client => client.Dispose());
        await app.DisposeAsync();
    }
}

/// <summary>What tests ask of a server.</summary>
internal static class ChatClientExtensions
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static StringContent Json(string json) => new(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    /// <summary>Sends JSON.</summary>
    public static Task<HttpResponseMessage> SendAsync(this HttpClient client, HttpMethod method, string path, string? json = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = json is null ? null : Json(json) };
        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>Sends a message, and gives its whole answer.</summary>
    public static async Task<JsonElement> AskAsync(this HttpClient client, string json)
    {
        using HttpResponseMessage answer = await client.SendAsync(HttpMethod.Post, "chat", json);
        return await answer.ReadAsync(HttpStatusCode.OK);
    }

    public static async Task<JsonElement> GetJsonAsync(this HttpClient client, string path)
    {
        using HttpResponseMessage answer = await client.SendAsync(HttpMethod.Get, path);
        return await answer.ReadAsync(HttpStatusCode.OK);
    }

    /// <summary>The JSON of an answer that has the status it should have.</summary>
    public static async Task<JsonElement> ReadAsync(this HttpResponseMessage answer, HttpStatusCode status)
    {
        string body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{answer.StatusCode}: {body}");
        using JsonDocument document = JsonDocument.Parse(body);
        return document.RootElement.Clone();
    }

    /// <summary>Checks that an answer is a problem.</summary>
    public static async Task<JsonElement> AssertProblemAsync(this HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        JsonElement problem = await answer.ReadAsync(status);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        return problem;
    }

    /// <summary>The JSON as people read it, without the values of members that are different each time.</summary>
    public static string Readable(this JsonElement element, params ReadOnlySpan<string> changing)
    {
        JsonObject json = JsonObject.Create(element)!;
        foreach (string member in changing)
        {
            json[member] = "(changes)";
        }

        return json.ToJsonString(Indented).ReplaceLineEndings("\n");
    }

    public static string Text(this JsonElement element, string property) => element.GetProperty(property).GetString()!;
}
