using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AvatarKit.Evaluation;

/// <summary>A model that answers at once, by turns with a few answers of some fifteen seconds of speech. Thread-safe.</summary>
internal sealed class LongAnswers : IChatClient
{
    private static readonly string[] Answers =
    [
        "The shop is open from ten to seven on weekdays, and from ten to four on Saturdays. "
            + "You can try every bicycle for a whole day before you buy it. Bring a card with you, and perhaps somebody who knows your way to work. "
            + "We fit the saddle while you wait.",
        "Most people who ride to work take the blue one, because it is light and hardly ever needs repair. Its brakes work well in the rain. "
            + "If you carry a lot, the long green one may be better, although it is rather slow on hills. Both come with lamps and a bell.",
        "A puncture is mended within an hour, as long as the tyre itself is sound. "
            + "Bring the bicycle before noon, and it will be ready in the afternoon. We look at the chain, the gears and both brakes meanwhile, "
            + "and tell you what they need. Nothing is done before you agree.",
        "Children grow quickly, so we take small bicycles back and give you half of the price for the next one. Helmets are not part of that. "
            + "Measure from the ground to the top of the head, and we find a frame that will do for two summers at least.",
    ];

    private int calls;

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.WaitAsync(cancellationToken);
        string answer = Answers[(Interlocked.Increment(ref calls) - 1) % Answers.Length];
        foreach (string word in answer.Split(' '))
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, word + " ");
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
