using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Redis.TestHost;

/// <summary>A node of an application: an avatar with caches of its own in front of Redis, and stores that are its own.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly ServiceProvider provider;
    private int conversations;

    public Node(string connection, string prefix, Action<IServiceCollection>? services = null, Action<ResponseCacheOptions>? cache = null)
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        services?.Invoke(collection);
        IAvatarChatbotBuilder builder = collection.AddAvatarChatbot()
            .UseRedis(connection, redis =>
            {
                redis.Prefix = prefix;

                // A machine with much to do is not one that is away.
                redis.Timeout = TimeSpan.FromSeconds(2);
                redis.Interval = TimeSpan.FromMilliseconds(100);
            })
            .UseResponseCache(cache);
        foreach (string tier in (string[])["lite", "pro", "premier"])
        {
            builder.ProvideKeyed<IChatClient>(tier, _ => Model);
        }

        provider = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        Engine = provider.GetRequiredService<IConversationEngine>();
    }

    public SlowModel Model { get; } = new();

    public IServiceProvider Services => provider;

    public IConversationEngine Engine { get; }

    public ResponseCache Answers => (ResponseCache)provider.GetRequiredService<IResponseCache>();

    public ISharedCache Shared => provider.GetRequiredService<ISharedCache>();

    /// <summary>Asks something in a conversation of its own.</summary>
    public Task<AvatarResponse> AskAsync(string message, string user = "ada", params string[] tags) => Engine.GetResponseAsync(new AvatarRequest
    {
        Message = message,
        UserId = user,
        ConversationId = $"c{Interlocked.Increment(ref conversations)}",
        Tags = tags,
        Outputs = AvatarOutputs.None,
    });

    public ValueTask DisposeAsync() => provider.DisposeAsync();
}
