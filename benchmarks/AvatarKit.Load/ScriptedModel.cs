using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AvatarKit.Load;

/// <summary>A model that answers in the same 20 words.</summary>
/// <param name="wait">How long the first of them takes; the others are there at once.</param>
internal sealed class ScriptedModel(TimeSpan wait) : IChatClient
{
    private static readonly string[] Words =
        "The shop is open from ten to seven, and you can try every bicycle for a day before you buy it.".Split(' ')
            .Select(static (word, index) => index == 0 ? word : " " + word)
            .ToArray();

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        await Waiting.ForAsync(wait, cancellationToken);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, string.Concat(Words)));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Waiting.ForAsync(wait, cancellationToken);
        foreach (string word in Words)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, word);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
