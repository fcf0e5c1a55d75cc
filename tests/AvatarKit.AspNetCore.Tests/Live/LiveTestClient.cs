using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace AvatarKit.AspNetCore.Tests.Live;

/// <summary>A visitor with a browser's cookies and one WebSocket at a time, which it reads beside the test.</summary>
internal sealed class LiveTestClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CookieContainer cookies = new();
    private readonly Lock gate = new();
    private readonly List<LiveMessage> messages = [];
    private readonly List<string> faults = [];
    private readonly HttpClient http;
    private readonly SemaphoreSlim sending = new(1, 1);
    private Uri address;
    private ClientWebSocket? socket;
    private Task reading = Task.CompletedTask;
    private long seq;

    public LiveTestClient(LiveTestHost host)
    {
        address = host.Address;
#pragma warning disable CA5399 // On loopback nothing is revoked.
        http = new HttpClient(new HttpClientHandler { CookieContainer = cookies }, disposeHandler: true);
#pragma warning restore CA5399
    }

    /// <summary>Whether pieces of speech count as heard as soon as they come.</summary>
    public bool Hears { get; set; } = true;

    /// <summary>Called with each message, once its media is there.</summary>
    public Action<LiveMessage>? Came { get; set; }

    public HttpClient Http => http;

    public Uri Address => address;

    public long BytesReceived { get; private set; }

    public IReadOnlyList<LiveMessage> Messages
    {
        get
        {
            lock (gate)
            {
                return [.. messages];
            }
        }
    }

    public int? CloseStatus => socket?.CloseStatus is { } status ? (int)status : null;

    public JsonElement Welcome => Messages.Last(static message => message.Type == "welcome").Json;

    /// <summary>The last number that came whole.</summary>
    public long Number => Messages.Max(static message => message.Number);

    public IEnumerable<LiveMessage> Of(string type) => Messages.Where(message => message.Type == type);

    public string Text => string.Concat(Of("text").Select(static message => message.Text("text")));

    /// <summary>Goes to another node of the application.</summary>
    public void MoveTo(LiveTestHost host)
    {
        var before = cookies.GetCookies(address);
        address = host.Address;
        foreach (Cookie cookie in before)
        {
            cookies.Add(address, new Cookie(cookie.Name, cookie.Value));
        }
    }

    public async Task<HttpResponseMessage> PostAsync(string path, object body)
        => await http.PostAsJsonAsync(new Uri(address, "/avatar/" + path), body);

    public async Task<string> TokenAsync(object? order = null)
    {
        using HttpResponseMessage response = await PostAsync("sessions", order ?? new { });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    /// <summary>Opens the socket alone.</summary>
    public async Task OpenAsync(string? token, string? origin = null)
    {
        socket?.Dispose();
        socket = new ClientWebSocket();
        socket.Options.Cookies = cookies;
        socket.Options.AddSubProtocol("avatarkit.v1");
        if (token is not null)
        {
            socket.Options.AddSubProtocol("avatarkit.token." + token);
        }

        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        await socket.ConnectAsync(new Uri($"ws://{address.Authority}/avatar/live"), CancellationToken.None);
    }

    /// <summary>Asks for a token, connects, says hello and waits for the welcome.</summary>
    public async Task<JsonElement> ConnectAsync(object? order = null, object? hello = null)
    {
        await OpenAsync(await TokenAsync(order));
        int before = Of("welcome").Count();
        StartReading();
        await SendAsync(hello ?? new { type = "hello", version = 1, audio = new[] { "pcm" } });
        await WaitAsync(client => client.Of("welcome").Count() > before);
        return Welcome;
    }

    public void StartReading() => reading = Task.Run(() => ReadAsync(socket!));

    public async Task SendAsync(object message)
    {
        JsonElement json = JsonSerializer.SerializeToElement(message);
        LiveSchema.CheckClient(json);
        await SendTextAsync(json.GetRawText());
    }

    /// <summary>Sends a message that must not get lost.</summary>
    public Task SendNumberedAsync(object message)
    {
        string json = $"{{\"seq\":{Interlocked.Increment(ref seq)},{JsonSerializer.Serialize(message).AsSpan(1)}";
        LiveSchema.CheckClient(JsonDocument.Parse(json).RootElement);
        return SendTextAsync(json);
    }

    /// <summary>A new session begins to count anew.</summary>
    public void CountFrom(long last) => seq = last;

    public async Task SendTextAsync(string text) => await SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text);

    public async Task SendAsync(byte[] bytes, WebSocketMessageType type, bool last = true)
    {
        await sending.WaitAsync();
        try
        {
            await socket!.SendAsync(bytes, type, last, CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }
    }

    public async Task<string> SayAsync(string text, string? turnId = null)
    {
        turnId ??= Guid.NewGuid().ToString("N");
        await SendNumberedAsync(new { type = "say", turnId, text });
        return turnId;
    }

    public async Task WaitAsync(Func<LiveTestClient, bool> condition)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (!condition(this))
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                string came = string.Join(", ", Messages.Select(static message => message.Json.GetRawText()).TakeLast(20));
                Assert.Fail($"It did not come ({CloseStatus}). What came: {came}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    public Task WaitForAsync(string type, int count = 1) => WaitAsync(client => client.Of(type).Count() >= count);

    /// <summary>Waits until the server has closed.</summary>
    public async Task<int?> WaitForCloseAsync()
    {
        await reading.WaitAsync(Patience, TimeProvider.System);
        return CloseStatus;
    }

    /// <summary>The connection breaks without a word.</summary>
    public async Task DropAsync()
    {
        socket!.Abort();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async ValueTask DisposeAsync()
    {
        socket?.Abort();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        socket?.Dispose();
        http.Dispose();
        sending.Dispose();
        Assert.Empty(faults);
    }

    private async Task ReadAsync(ClientWebSocket from)
    {
        LiveMessage? pending = null;
        var buffer = new byte[64 * 1024];
        using var whole = new MemoryStream();
        try
        {
            while (from.State is WebSocketState.Open or WebSocketState.CloseSent)
            {
                WebSocketReceiveResult part = await from.ReceiveAsync(buffer, CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    await from.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
                    return;
                }

                whole.Write(buffer, 0, part.Count);
                BytesReceived += part.Count;
                if (!part.EndOfMessage)
                {
                    continue;
                }

                byte[] bytes = whole.ToArray();
                whole.SetLength(0);
                if (part.MessageType == WebSocketMessageType.Text)
                {
                    pending = new LiveMessage(JsonDocument.Parse(bytes).RootElement);
                }
                else
                {
                    Assert.Equal(pending!.Number % (1L << 32), BitConverter.ToUInt32(bytes, 1));
                    Assert.Equal(pending.MediaKinds[pending.Media.Count], bytes[0]);
                    pending.Media.Add(bytes[5..]);
                }

                if (pending.Media.Count == pending.MediaKinds.Count)
                {
                    await TakeAsync(pending);
                }
            }
        }
        catch (Exception exception) when (exception is WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The connection broke.
        }
    }

    private async Task TakeAsync(LiveMessage message)
    {
        try
        {
            LiveSchema.CheckServer(message.Json);
        }
        catch (Xunit.Sdk.XunitException fault)
        {
            faults.Add(fault.Message);
        }

        lock (gate)
        {
            messages.Add(message);
        }

        Came?.Invoke(message);
        if (Hears && message.Type == "speech")
        {
            await SendAsync(new
            {
                type = "playback",
                turnId = message.Text("turnId"),
                segment = message.Json.GetProperty("segment").GetInt32(),
                elapsedMs = message.Json.GetProperty("durationMs").GetDouble(),
            });
        }
    }
}

/// <summary>A server message with its media.</summary>
internal sealed class LiveMessage(JsonElement json)
{
    public JsonElement Json => json;

    public List<byte[]> Media { get; } = [];

    public string Type { get; } = json.GetProperty("type").GetString()!;

    public long Number { get; } = json.TryGetProperty("number", out JsonElement number) ? number.GetInt64() : 0;

    public IReadOnlyList<int> MediaKinds { get; } = json.TryGetProperty("media", out JsonElement media)
        ? [.. media.EnumerateArray().Select(static kind => kind.GetInt32())] : [];

    public string? Text(string name) => json.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    public byte[]? MediaOf(int kind) => MediaKinds.ToList().IndexOf(kind) is >= 0 and var at ? Media[at] : null;
}
