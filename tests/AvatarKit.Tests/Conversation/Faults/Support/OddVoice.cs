using System.Runtime.CompilerServices;
using AvatarKit.Testing;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>A voice that gives the sentence that begins with "One" as the test says, and speaks the others well.</summary>
internal sealed class OddVoice(Func<IReadOnlyList<SpeechChunk>, IEnumerable<SpeechChunk>> spoil) : ISpeechSynthesizer
{
    private readonly FakeSpeechSynthesizer inner = new();

    /// <summary>How many chunks of the spoiled sentence were read.</summary>
    public int Given { get; private set; }

    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
        SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<SpeechChunk> good = [];
        await foreach (SpeechChunk chunk in inner.SynthesizeAsync(request, cancellationToken))
        {
            good.Add(chunk);
        }

        if (!request.Text.StartsWith("One", StringComparison.Ordinal))
        {
            foreach (SpeechChunk chunk in good)
            {
                yield return chunk;
            }

            yield break;
        }

        foreach (SpeechChunk chunk in spoil(good))
        {
            Given++;
            yield return chunk;
            if (Given % 64 == 0)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    public ValueTask<IReadOnlyList<VoiceInfo>> GetVoicesAsync(CancellationToken cancellationToken = default)
        => inner.GetVoicesAsync(cancellationToken);
}
