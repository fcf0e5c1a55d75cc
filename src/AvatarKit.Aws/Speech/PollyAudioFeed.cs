using System.Threading.Channels;
using AvatarKit.Aws.Wire.Polly;

namespace AvatarKit.Aws;

/// <summary>Takes a request's audio as it comes, ahead of who listens: a slow listener must not hold a place in the quota.</summary>
internal sealed class PollyAudioFeed(
    IPollyService service, PollyQuotaGate gate, SynthesizeSpeechRequest request, AudioFormat format, TimeProvider time)
{
    // The first bytes go out as they come, later ones in runs of an eighth of a second at 16 kHz or more.
    private const int Least = 4 * 1024;
    private const int Most = 32 * 1024;

    private readonly Channel<ReadOnlyMemory<byte>> audio =
        Channel.CreateUnbounded<ReadOnlyMemory<byte>>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });

    /// <summary>The audio; it ends with the typed error where the request failed. PCM comes in whole samples.</summary>
    public ChannelReader<ReadOnlyMemory<byte>> Reader => audio.Reader;

    /// <summary>What the request costs, known with the first audio.</summary>
    public int? BilledCharacters { get; private set; }

    /// <summary>Makes the request. Never throws: failures go to the reader.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        bool hasBegun = false;
        try
        {
            using PollyQuotaGate.Turn turn = await gate.EnterAsync(cancellationToken).ConfigureAwait(false);
            using SynthesizeSpeechResponse response = await service.SynthesizeSpeechAsync(request, cancellationToken).ConfigureAwait(false);
            BilledCharacters = response.RequestCharacters;
            byte[] buffer = new byte[Most];
            int kept = 0;
            int read;
            while ((read = await response.AudioStream.ReadAtLeastAsync(
                buffer.AsMemory(kept), hasBegun ? Least : 1, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false)) > 0)
            {
                int length = kept + read;
                int whole = format.Encoding == AudioEncoding.Pcm16 ? length & ~1 : length;
                if (whole > 0)
                {
                    audio.Writer.TryWrite(buffer.AsSpan(0, whole).ToArray());
                    hasBegun = true;
                }

                kept = length - whole;
                if (kept > 0)
                {
                    buffer[0] = buffer[whole];
                }
            }

            audio.Writer.TryComplete();
        }
        catch (Exception exception)
        {
            audio.Writer.TryComplete(PollyErrors.ToTyped(exception, time, hasBegun, cancellationToken));
        }
    }
}
