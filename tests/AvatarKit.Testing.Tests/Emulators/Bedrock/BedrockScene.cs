using System.Text;
using System.Text.Json;

namespace AvatarKit.Testing.Tests.Emulators;

/// <summary>A Bedrock emulator with a bare client that signs.</summary>
internal sealed class BedrockScene : IAsyncDisposable
{
    public const string Hello = """{"messages":[{"role":"user","content":[{"text":"Hello there!"}]}]}""";

    private BedrockScene(BedrockEmulator emulator, HttpClient client)
    {
        Emulator = emulator;
        Client = client;
    }

    public BedrockEmulator Emulator { get; }

    public HttpClient Client { get; }

    public static async Task<BedrockScene> StartAsync(Action<BedrockEmulatorOptions>? configure = null, TimeProvider? clientClock = null)
    {
        BedrockEmulatorOptions used = null!;
        BedrockEmulator emulator = await BedrockEmulator.StartAsync(options => configure?.Invoke(used = options));
        return new(
            emulator,
            new HttpClient(new SignedHandler(used ?? new BedrockEmulatorOptions(), "bedrock", clientClock)) { BaseAddress = emulator.Endpoint });
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Emulator.DisposeAsync();
    }

    public async Task<HttpResponseMessage> PostAsync(
        string body,
        string operation = "converse",
        string model = "nova",
        HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"/model/{model}/{operation}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        return await Client.SendAsync(request, completion);
    }

    public async Task<JsonElement> ConverseAsync(string body = Hello, string operation = "converse", string model = "nova")
    {
        using HttpResponseMessage response = await PostAsync(body, operation, model);
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
