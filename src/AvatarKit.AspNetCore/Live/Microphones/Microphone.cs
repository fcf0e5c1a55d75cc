using System.Threading.Channels;

namespace AvatarKit.AspNetCore;

/// <summary>An open microphone of a client: what comes in is heard by the session. What it can't keep up with is dropped. Thread-safe.</summary>
internal sealed class Microphone : IDisposable
{
    // Half a minute of 16 kHz PCM comes at once when a client comes back.
    private const int MaxWaitingBytes = 2 * 1024 * 1024;

    private readonly Channel<byte[]> sound = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource stop = new();
    private readonly IMicrophoneDecoder decoder;
    private int waiting;

    public Microphone(IMicrophoneDecoder decoder) => this.decoder = decoder;

    /// <summary>Hears until the microphone is closed.</summary>
    public Task HearAsync(AvatarSession session)
        => session.HearAsync(ReadAsync(), decoder.Format, stop.Token);

    /// <summary>Takes a frame's sound.</summary>
    /// <returns>Whether there was room for it.</returns>
    public bool TryAdd(ReadOnlySpan<byte> bytes)
    {
        byte[]? samples = decoder.Decode(bytes);
        if (samples is null || Interlocked.Add(ref waiting, samples.Length) > MaxWaitingBytes)
        {
            Interlocked.Add(ref waiting, -(samples?.Length ?? 0));
            return false;
        }

        return sound.Writer.TryWrite(samples);
    }

    /// <summary>The microphone is closed: what came is heard to its end.</summary>
    public void End() => sound.Writer.TryComplete();

    public void Dispose()
    {
        sound.Writer.TryComplete();
        stop.Dispose();
        decoder.Dispose();
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync()
    {
        await foreach (byte[] samples in sound.Reader.ReadAllAsync(stop.Token).ConfigureAwait(false))
        {
            Interlocked.Add(ref waiting, -samples.Length);
            yield return samples;
        }
    }
}
