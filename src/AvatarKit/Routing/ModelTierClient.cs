using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>The chat client that is registered for a tier, and what is known of it. Thread-safe.</summary>
internal sealed class ModelTierClient(IChatClient client)
{
    private string? knownFailure;

    public IChatClient Client => client;

    public string? DefaultModelId { get; } = client.GetService<ChatClientMetadata>()?.DefaultModelId;

    public string Provider { get; } = client.GetService<ChatClientMetadata>()?.ProviderName ?? client.GetType().Name;

    /// <summary>Where it calls, where it says so.</summary>
    public Uri? Server { get; } = client.GetService<ChatClientMetadata>()?.ProviderUri;

    public bool GroundsItself { get; } = client.GetService<IKnowledgeBase>() is not null;

    public bool InvokesTools { get; } = client.GetService<FunctionInvokingChatClient>() is not null;

    public bool NoteFailure(string code, bool isTransient) => isTransient || Interlocked.Exchange(ref knownFailure, code) != code;

    public void NoteAnswer() => Volatile.Write(ref knownFailure, null);
}
