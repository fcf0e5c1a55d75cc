using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AvatarKit.AspNetCore.Tests.Errors;

/// <summary>Where the host keeps things is nobody else's business.</summary>
public sealed class ServerPathTests
{
    private const string Secret = "/srv/secret";

    [Theory]
    [InlineData("chat", false)]
    [InlineData("chat", true)]
    [InlineData("chat/stream", false)]
    [InlineData("chat/stream", true)]
    public async Task No_path_of_the_server_is_told_to_a_client(string endpoint, bool conversationsFail)
    {
        await using ChatServer server = await ChatServer.StartAsync(
            static options => (options.ShowRoute, options.ShowCost) = (true, true),
            avatar: avatar =>
            {
                avatar.Services.Configure<AvatarChatbotOptions>(static options => options.Speech.Store = true);
                avatar.Services.Replace(ServiceDescriptor.Singleton<IAssetStore>(new TellingAssets()));
                if (conversationsFail)
                {
                    avatar.Services.Replace(ServiceDescriptor.Singleton<IConversationStore>(new TellingConversations()));
                }
            });

        using HttpResponseMessage answer = await server.Browser().SendAsync(
            HttpMethod.Post, endpoint, """{ "message": "Hi", "conversation_id": "c-1", "turn_id": "t-1", "outputs": ["face"] }""");

        string body = await answer.Content.ReadAsStringAsync();

        // A whole answer says what it lacks only as a stream.
        Assert.Equal(conversationsFail || endpoint == "chat/stream", body.Contains("storage.full", StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, body, StringComparison.Ordinal);
        Assert.DoesNotContain("file:", body, StringComparison.Ordinal);
    }

    private static StorageException Full()
        => new("storage.full", $"There is no room left in '{Secret}/assets'.", "files", isTransient: false, new IOException($"{Secret}: full"));

    private sealed class TellingAssets() : DelegatingAssetStore(new InMemoryAssetStore())
    {
        public override ValueTask<AssetInfo> PutAsync(AssetUpload upload, Stream content, CancellationToken cancellationToken = default)
            => throw Full();

        public override ValueTask<Uri?> GetUrlAsync(string id, TimeSpan validFor, CancellationToken cancellationToken = default)
            => new(new Uri($"file://{Secret}/{id}"));
    }

    private sealed class TellingConversations() : DelegatingConversationStore(new InMemoryConversationStore())
    {
        public override ValueTask<ConversationWindow> GetWindowAsync(
            ConversationKey key, int maxTurns, CancellationToken cancellationToken = default)
            => throw Full();
    }
}
