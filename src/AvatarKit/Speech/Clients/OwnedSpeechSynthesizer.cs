using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>A client's voice that ends with its container.</summary>
[Experimental(Experiments.TextToSpeechClients)]
internal sealed class OwnedSpeechSynthesizer(ITextToSpeechClient client, SpeechClientOptions options) : ISpeechSynthesizer, IDisposable
{
    private readonly ClientSpeechSynthesizer voice = new(client, options);

    public IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken = default) => voice.SynthesizeAsync(request, cancellationToken);

    public ValueTask<IReadOnlyList<VoiceInfo>> GetVoicesAsync(CancellationToken cancellationToken = default) => voice.GetVoicesAsync(cancellationToken);

    public void Dispose() => client.Dispose();
}
