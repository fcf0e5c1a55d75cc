using System.Buffers;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>Firefox with one page, driven by the protocol it speaks itself (WebDriver BiDi). It is the machine's own: <c>AVATARKIT_FIREFOX</c>,
/// <c>/usr/bin/firefox-esr</c> or <c>/usr/bin/firefox</c>.</summary>
internal sealed class Firefox : IAsyncDisposable
{
    private const string Preferences =
        """
        user_pref("media.autoplay.default", 0);
        user_pref("browser.shell.checkDefaultBrowser", false);
        user_pref("app.update.auto", false);
        user_pref("app.normandy.enabled", false);
        user_pref("datareporting.policy.dataSubmissionEnabled", false);
        user_pref("network.captive-portal-service.enabled", false);
        user_pref("services.settings.server", "data:,");
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process process;
    private readonly ScratchFolder profile;
    private readonly ClientWebSocket socket = new();
    private readonly List<string> complaints = [];
    private string context = "";
    private int calls;

    private Firefox(Process process, ScratchFolder profile)
    {
        this.process = process;
        this.profile = profile;
    }

    public static string Path { get; } = Environment.GetEnvironmentVariable("AVATARKIT_FIREFOX")
        ?? (File.Exists("/usr/bin/firefox-esr") ? "/usr/bin/firefox-esr" : "/usr/bin/firefox");

    /// <summary>Errors of the page and of its console.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public static async Task<Firefox> StartAsync()
    {
        var profile = new ScratchFolder();
        profile.Write("user.js", Preferences);
        Process process = ProgramRun.Start(
            Path, ["--headless", "--no-remote", "--profile", profile.Path, "--remote-debugging-port", "0", "about:blank"], profile.Path);
        _ = process.StandardOutput.ReadToEndAsync();
        var firefox = new Firefox(process, profile);
        try
        {
            await firefox.ConnectAsync();
            return firefox;
        }
        catch
        {
            await firefox.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens an address and waits until it has loaded.</summary>
    public Task GoAsync(Uri address)
        => CallAsync("browsingContext.navigate", new { context, url = address.ToString(), wait = "complete" });

    /// <summary>Presses keys one after the other; <c>\uE007</c> is Enter.</summary>
    public Task TypeAsync(string keys) => CallAsync("input.performActions", new
    {
        context,
        actions = new[]
        {
            new
            {
                type = "key",
                id = "keyboard",
                actions = keys.SelectMany(static key => new[] { "keyDown", "keyUp" }.Select(type => new { type, value = $"{key}" })),
            },
        },
    });

    /// <summary>The value of an expression in the page, as JSON.</summary>
    public async Task<JsonNode?> ReadAsync(string expression)
    {
        JsonNode told = await CallAsync("script.evaluate", new
        {
            expression = $"(async () => JSON.stringify(await ({expression})))()",
            target = new { context },
            awaitPromise = true,
        });
        string? value = (string?)told["result"]?["value"];
        return told["exceptionDetails"] is { } details
            ? throw new InvalidOperationException((string?)details["text"])
            : value is null ? null : JsonNode.Parse(value);
    }

    /// <summary>Waits until an expression is true.</summary>
    public async Task UntilAsync(string expression)
    {
        long begun = Stopwatch.GetTimestamp();
        while (!((bool?)await ReadAsync($"Boolean({expression})") ?? false))
        {
            Assert.True(Stopwatch.GetElapsedTime(begun) < Patience, $"It never came true: {expression}. {string.Join(' ', complaints)}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        profile.Dispose();
    }

    private async Task ConnectAsync()
    {
        const string Told = "WebDriver BiDi listening on ";
        using var limit = new CancellationTokenSource(Patience);
        string? line;
        do
        {
            line = await process.StandardError.ReadLineAsync(limit.Token)
                ?? throw new InvalidOperationException("Firefox ended before it said where it listens.");
        }
        while (!line.StartsWith(Told, StringComparison.Ordinal));
        _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await socket.ConnectAsync(new Uri(line[Told.Length..] + "/session"), limit.Token);
        await CallAsync("session.new", new { capabilities = new { } });
        await CallAsync("session.subscribe", new { events = new[] { "log.entryAdded" } });
        JsonNode tree = await CallAsync("browsingContext.getTree", new { });
        context = (string)tree["contexts"]![0]!["context"]!;
    }

    private async Task<JsonNode> CallAsync(string method, object parameters)
    {
        using var limit = new CancellationTokenSource(Patience);
        int id = ++calls;
        byte[] call = JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters });
        await socket.SendAsync(call, WebSocketMessageType.Text, endOfMessage: true, limit.Token);
        while (true)
        {
            JsonNode message = await ReceiveAsync(limit.Token);
            if ((string?)message["method"] == "log.entryAdded" && (string?)message["params"]!["level"] == "error")
            {
                complaints.Add((string?)message["params"]!["text"] ?? "");
            }
            else if ((int?)message["id"] == id)
            {
                return message["result"] ?? throw new InvalidOperationException($"{method}: {message["message"]}");
            }
        }
    }

    private async Task<JsonNode> ReceiveAsync(CancellationToken cancellationToken)
    {
        var whole = new ArrayBufferWriter<byte>();
        ValueWebSocketReceiveResult came;
        do
        {
            came = await socket.ReceiveAsync(whole.GetMemory(64 * 1024), cancellationToken);
            whole.Advance(came.Count);
        }
        while (!came.EndOfMessage);
        return JsonNode.Parse(whole.WrittenSpan)!;
    }
}
