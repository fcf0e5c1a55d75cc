namespace AvatarKit;

/// <summary>Makes whole samples of bytes that may end inside one. Not thread-safe.</summary>
internal sealed class PcmSamples(AudioFormat format)
{
    private readonly byte[] partial = new byte[2 * format.Channels];
    private int partialLength;

    public delegate void Receiver(ReadOnlySpan<byte> samples);

    /// <summary>Whole samples per channel so far.</summary>
    public long Count { get; private set; }

    public void Append(ReadOnlySpan<byte> audio, Receiver receive)
    {
        if (partialLength > 0)
        {
            int missing = Math.Min(partial.Length - partialLength, audio.Length);
            audio[..missing].CopyTo(partial.AsSpan(partialLength));
            partialLength += missing;
            audio = audio[missing..];
            if (partialLength < partial.Length)
            {
                return;
            }

            Give(partial, receive);
            partialLength = 0;
        }

        int whole = audio.Length / partial.Length * partial.Length;
        if (whole > 0)
        {
            Give(audio[..whole], receive);
        }

        audio[whole..].CopyTo(partial);
        partialLength = audio.Length - whole;
    }

    private void Give(ReadOnlySpan<byte> samples, Receiver receive)
    {
        Count += samples.Length / partial.Length;
        receive(samples);
    }
}
