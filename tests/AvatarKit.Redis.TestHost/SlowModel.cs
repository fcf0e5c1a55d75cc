using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AvatarKit.Redis.TestHost;

/// <summary>A model that takes its time, and counts how often it is asked.</summary>
internal sealed class SlowModel : IChatClient
{
    private int calls;

    public int Calls => Volatile.Read(ref calls);

    /// <summary>How long it thinks.</summary>
    public TimeSpan Delay { get; set; }

    public string Answer { get; set; } = "Within thirty days.";

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref calls);
        await Task.Delay(Delay, TimeProvider.System, cancellationToken);
        yield return new ChatResponseUpdate(ChatRole.Assistant, Answer);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
