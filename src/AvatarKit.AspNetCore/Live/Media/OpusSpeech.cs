using System.Buffers.Binary;
using Concentus;
using Concentus.Enums;

namespace AvatarKit.AspNetCore;

/// <summary>A turn's speech as one stream of Opus: what does not fill a packet waits for the next piece. Not thread-safe.</summary>
internal sealed class OpusSpeech : IDisposable
{
    /// <summary>The rate that packets are decoded at.</summary>
    public const int WireRate = 48_000;

    private const int PacketsPerSecond = 50;
    private const int MaxPacketBytes = 1_275;

    // What the lengths of the packets take of the wire, in bits a second.
    private const int LengthBits = PacketsPerSecond * 16;

    private readonly IOpusEncoder encoder;
    private readonly SincResampler? resampler;
    private readonly int sourceRate;
    private readonly int coderRate;
    private readonly int lookahead;
    private readonly long origin;
    private short[] undecoded = [];
    private short[] waiting;
    private long came;

    // How many samples the decoder has given once the packets so far are decoded, at the coder's rate.
    private long given;

    /// <summary>Begins a stream, or goes on with one that another connection was sent a part of.</summary>
    public OpusSpeech(int sourceRate, OpusTail? after = null)
    {
        this.sourceRate = sourceRate;
        coderRate = sourceRate is 8_000 or 12_000 or 16_000 or 24_000 or 48_000 ? sourceRate : WireRate;
        encoder = OpusCodecFactory.CreateEncoder(coderRate, 1, OpusApplication.OPUS_APPLICATION_VOIP);
        encoder.Bitrate = SpeechBitrate.Default - LengthBits;
        encoder.UseVBR = true;
        encoder.SignalType = OpusSignal.OPUS_SIGNAL_VOICE;
        encoder.Complexity = 5;
        lookahead = encoder.Lookahead;
        resampler = after?.Resampler?.Copy() ?? (coderRate == sourceRate ? null : new SincResampler(sourceRate, coderRate));
        waiting = after?.Waiting ?? [];
        came = after?.Came ?? 0;
        origin = after?.Given ?? 0;
        given = origin - lookahead;
    }

    /// <summary>How many bits a second the next packets have, with their lengths.</summary>
    public int Bitrate
    {
        get => encoder.Bitrate + LengthBits;
        set => encoder.Bitrate = value - LengthBits;
    }

    /// <summary>Adds a piece.</summary>
    /// <param name="samples">Its samples.</param>
    /// <param name="length">How many samples the piece has at <see cref="WireRate"/>.</param>
    /// <returns>The packets that are full now, each after its length.</returns>
    public byte[] Add(ReadOnlySpan<short> samples, out long length)
    {
        long before = came * WireRate / sourceRate;
        came += samples.Length;
        length = (came * WireRate / sourceRate) - before;
        return Encode(resampler is null ? samples.ToArray() : resampler.Process(samples, came, isLast: false));
    }

    /// <summary>Ends the stream: what waits, and silence until a decoder has given all of it.</summary>
    public byte[] End()
    {
        short[] rest = resampler?.Process([], came, isLast: true) ?? [];
        long total = came * coderRate / sourceRate;
        long missing = total - given;
        int size = coderRate / PacketsPerSecond;
        long samples = (missing + size - 1) / size * size;
        return missing <= 0 ? [] : Encode([.. rest, .. new short[Math.Max(0, samples - waiting.Length - rest.Length)]]);
    }

    /// <summary>Where the stream is, for a connection that goes on with it.</summary>
    public OpusTail Tail() => new([.. undecoded, .. waiting], came, Math.Max(origin, given), resampler?.Copy());

    public void Dispose() => encoder.Dispose();

    private byte[] Encode(short[] samples)
    {
        short[] all = waiting.Length == 0 ? samples : [.. waiting, .. samples];
        int size = coderRate / PacketsPerSecond;
        int packets = all.Length / size;
        var output = new byte[packets * (2 + MaxPacketBytes)];
        int at = 0;
        for (int i = 0; i < packets; i++)
        {
            int length = encoder.Encode(all.AsSpan(i * size, size), size, output.AsSpan(at + 2, MaxPacketBytes), MaxPacketBytes);
            BinaryPrimitives.WriteUInt16LittleEndian(output.AsSpan(at), (ushort)length);
            at += 2 + length;
        }

        int sent = packets * size;
        short[] known = [.. undecoded, .. all.AsSpan(0, sent)];
        undecoded = known[^Math.Min(lookahead, known.Length)..];
        given += sent;
        waiting = all[sent..];
        return output[..at];
    }
}
