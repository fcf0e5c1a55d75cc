using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>Raw PCM in pieces that may end in the middle of a sample.</summary>
[Experimental(Experiments.TextToSpeechClients)]
internal static class ClientPcm
{
    public static async IAsyncEnumerable<SpeechChunk> ReadAsync(
        ClientAudio audio, DataContent first, VoiceInfo voice, WaveLayout layout, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        AudioFormat format = AudioFormat.Pcm16(layout.SampleRate);
        VoiceInfo speaking = voice with { Format = format };
        byte[] rest = [];
        for (DataContent? content = first; content is not null; content = await audio.NextAsync().ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            byte[] bytes = [.. rest, .. content.Data.Span];
            int frames = bytes.Length / layout.FrameBytes;
            rest = bytes[(frames * layout.FrameBytes)..];
            if (frames > 0)
            {
                var mono = new byte[frames * 2];
                WaveSamples.ToMono(layout, bytes.AsSpan(0, frames * layout.FrameBytes), mono);
                yield return new SpeechChunk { Voice = speaking, Format = format, Audio = mono };
            }
        }
    }
}
