using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace AvatarKit.EndToEnd.Tests.NativeCode;

/// <summary>A web page's server without a runtime to fall back on.</summary>
[Collection(NativeCodeCollection.Name)]
public sealed class NativeShopTests(NativeShop shop)
{
    [NativeCodeFact]
    public async Task The_shop_published_as_native_code_serves_its_page_with_all_that_belongs_to_it()
    {
        shop.RequirePublishedWithoutWarning();
        using var http = new HttpClient { BaseAddress = shop.Address };

        string page = await http.GetStringAsync(new Uri("/", UriKind.Relative));
        string script = await http.GetStringAsync(new Uri("/_content/AvatarKit.AspNetCore/avatar-chat.js", UriKind.Relative));
        JsonElement avatars = await http.GetFromJsonAsync<JsonElement>("/avatar/avatars");
        using HttpResponseMessage rig = await http.GetAsync(new Uri("/_content/AvatarKit.AspNetCore/rigs/ava.rig.json", UriKind.Relative));

        Assert.Contains("<avatar-chat", page, StringComparison.Ordinal);
        Assert.Contains("customElements", script, StringComparison.Ordinal);
        Assert.Contains("Marcus", avatars.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, rig.StatusCode);
    }

    [NativeCodeFact]
    public async Task It_answers_a_live_turn_in_text_and_speech_with_a_face()
    {
        shop.RequirePublishedWithoutWarning();
        var cookies = new CookieContainer();
#pragma warning disable CA5399 // On loopback nothing is revoked.
        using var http = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = shop.Address };
#pragma warning restore CA5399
        using HttpResponseMessage granted = await http.PostAsJsonAsync("/avatar/sessions", new { });
        string token = (await granted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
        using var socket = new ClientWebSocket();
        socket.Options.Cookies = cookies;
        socket.Options.AddSubProtocol("avatarkit.v1");
        socket.Options.AddSubProtocol("avatarkit.token." + token);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await socket.ConnectAsync(new Uri($"ws://{shop.Address.Authority}/avatar/live"), limit.Token);
        await SendAsync(socket, new { type = "hello", version = 1, audio = new[] { "opus" } }, limit.Token);
        await SendAsync(socket, new { type = "say", seq = 1, turnId = "turn", text = "When are you open on Saturday?" }, limit.Token);

        string text = "";
        long sound = 0;
        JsonElement message;
        do
        {
            (message, long media) = await ReceiveAsync(socket, limit.Token);
            sound += media;
            text += TypeOf(message) == "text" ? message.GetProperty("text").GetString() : "";
        }
        while (TypeOf(message) != "end" || message.GetProperty("turnId").GetString() != "turn");

        Assert.Equal("completed", message.GetProperty("outcome").GetString());
        Assert.Contains("Saturday from nine to four", text, StringComparison.Ordinal);
        Assert.True(sound > 10_000, $"{sound} bytes of sound and face");
    }

    private static string? TypeOf(JsonElement message) => message.GetProperty("type").GetString();

    private static ValueTask SendAsync(ClientWebSocket socket, object message, CancellationToken cancellationToken)
        => socket.SendAsync(
            JsonSerializer.SerializeToUtf8Bytes(message).AsMemory(), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    /// <summary>The next message, and how many bytes of media came before it.</summary>
    private static async Task<(JsonElement Message, long Media)> ReceiveAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[256 * 1024];
        long media = 0;
        while (true)
        {
            int length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                length += part.Count;
            }
            while (!part.EndOfMessage);

            if (part.MessageType == WebSocketMessageType.Text)
            {
                return (JsonDocument.Parse(buffer.AsMemory(0, length)).RootElement, media);
            }

            Assert.Equal(WebSocketMessageType.Binary, part.MessageType);
            media += length;
        }
    }
}
