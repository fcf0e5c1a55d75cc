using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>A client's voice that ends with its container.</summary>
[Experimental(Experiments.TextToSpeechClients)]
internal sealed class OwnedSpeechSynthesizer(ITextToSpeechClient client, SpeechClientOptions options)
    : DelegatingSpeechSynthesizer(new ClientSpeechSynthesizer(client, options)), IDisposable
{
    public void Dispose() => client.Dispose();
}
