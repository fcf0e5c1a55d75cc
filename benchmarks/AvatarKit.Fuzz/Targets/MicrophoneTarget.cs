using AvatarKit.AspNetCore;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Binary frames of microphones, Opus and PCM: a length of one byte before each frame.</summary>
internal sealed class MicrophoneTarget : FuzzTarget
{
    // 120 ms of 16 kHz.
    private const int LongestFrame = 1920 * 2;

    public override string Name => "microphone";

    public override IMutator Mutator => BytesMutator.Instance;

    // A frame of a few bytes is up to 120 ms of sound, and the codec works in arrays of its own.
    public override int BytesPerByte => 120_000;

    public override int LongestGrowth => 16 * 1024;

    public override IEnumerable<byte[]> Seeds => [Encode()];

    public override void Run(byte[] input, Random random)
    {
        using var opus = new OpusMicrophone();
        using var pcm = new PcmMicrophone(16_000);
        for (ReadOnlySpan<byte> left = input; left.Length > 1;)
        {
            int length = Math.Min(left[0], left.Length - 1);
            byte[]? decoded = opus.Decode(left.Slice(1, length));
            Check(decoded is null || (decoded.Length is > 0 and <= LongestFrame && decoded.Length % 2 == 0), "a frame is at most 120 ms of samples");
            Check(pcm.Decode(left.Slice(1, length)) is not { } samples || samples.Length % 2 == 0, "samples are whole");
            left = left[(1 + length)..];
        }
    }

    private static byte[] Encode()
    {
        Concentus.IOpusEncoder encoder = Concentus.OpusCodecFactory.CreateEncoder(16_000, 1, Concentus.Enums.OpusApplication.OPUS_APPLICATION_VOIP);
        List<byte> frames = [];
        var packet = new byte[255];
        for (int frame = 0; frame < 4; frame++)
        {
            short[] samples = [.. Enumerable.Range(0, 320).Select(i => (short)(8000 * Math.Sin((i + (frame * 320)) * 0.1)))];
            int length = encoder.Encode(samples, 320, packet, packet.Length);
            frames.Add((byte)length);
            frames.AddRange(packet.AsSpan(0, length));
        }

        return [.. frames];
    }
}
