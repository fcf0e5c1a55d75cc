using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace AvatarKit.EndToEnd.Tests.Nodes;

/// <summary>A process that serves the avatar, and a client of it.</summary>
internal sealed class Node : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process process;
    private readonly HttpClient http;

    private Node(Process process, Uri address)
    {
        this.process = process;
        Address = address;
        http = new HttpClient { BaseAddress = address, Timeout = Patience };
    }

    public Uri Address { get; }

    private static string Host { get; } = Path.Combine(
        Repository.Root, "tests", "AvatarKit.EndToEnd.TestHost", "bin", Repository.Configuration, "net10.0", "AvatarKit.EndToEnd.TestHost.dll");

    public static async Task<Node> StartAsync(IDictionary<string, string?> environment)
    {
        Process process = ProgramRun.Start("dotnet", [Host, "node"], AppContext.BaseDirectory, environment);
        try
        {
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string? line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience, TimeProvider.System);
            return new Node(process, new Uri(line ?? throw new InvalidOperationException($"The node did not start: {await errors}")));
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    /// <summary>Asks, and waits for the whole answer.</summary>
    /// <exception cref="HttpRequestException">The node is gone.</exception>
    public async Task<NodeAnswer> AskAsync(string conversation, string turnId, string? message = null)
    {
        using HttpResponseMessage response = await http.PostAsJsonAsync("avatar/chat", Body(conversation, turnId, message));
        JsonElement json = await response.Content.ReadFromJsonAsync<JsonElement>();
        return new NodeAnswer(
            turnId,
            (int)response.StatusCode,
            json.TryGetProperty("code", out JsonElement code) ? code.GetString() : null,
            json.TryGetProperty("avatar_response", out JsonElement text) ? text.GetString()! : "",
            response.Headers.RetryAfter?.Delta);
    }

    /// <summary>Asks, and goes on as soon as the avatar has begun to answer.</summary>
    /// <returns>The answer under way, to be disposed of.</returns>
    public async Task<HttpResponseMessage> BeginAsync(string conversation, string turnId, string? message = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "avatar/chat/stream")
        {
            Content = JsonContent.Create(Body(conversation, turnId, message)),
        };
        HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        while (await lines.ReadLineAsync().WaitAsync(Patience, TimeProvider.System) is { } line)
        {
            if (line.Contains("textDelta", StringComparison.Ordinal))
            {
                return response;
            }
        }

        throw new InvalidOperationException("The answer ended before it began.");
    }

    /// <summary>What its model was asked, in order.</summary>
    public async Task<string[]> AskedAsync() => (await http.GetFromJsonAsync<string[]>("asked"))!;

    /// <summary>From now on its model begins to answer and never ends.</summary>
    public async Task StickAsync() => (await http.PostAsync(new Uri("stick", UriKind.Relative), content: null)).EnsureSuccessStatusCode().Dispose();

    /// <summary>It is gone at once (SIGKILL).</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.StandardInput.Close();
            try
            {
                await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System);
            }
            catch (TimeoutException)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        process.Dispose();
        http.Dispose();
    }

    private static Dictionary<string, object> Body(string conversation, string turnId, string? message) => new()
    {
        ["conversation_id"] = conversation, ["turn_id"] = turnId, ["message"] = message ?? "Question " + turnId, ["outputs"] = Array.Empty<string>(),
    };
}
