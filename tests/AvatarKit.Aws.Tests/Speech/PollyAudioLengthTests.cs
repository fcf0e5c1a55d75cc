using System.Buffers.Binary;

namespace AvatarKit.Aws.Tests.Speech;

public sealed class PollyAudioLengthTests
{
    [Theory]
    [InlineData(0xF3, 0x64, 24_000, 576, 192)] // MPEG-2, 64 kbit/s, 24 kHz
    [InlineData(0xF3, 0x60, 22_050, 576, 208)] // MPEG-2, 48 kbit/s, 22.05 kHz
    [InlineData(0xE3, 0x48, 8000, 576, 288)] // MPEG-2.5, 32 kbit/s, 8 kHz
    [InlineData(0xFB, 0x94, 48_000, 1152, 384)] // MPEG-1, 128 kbit/s, 48 kHz
    public void Mp3_is_as_long_as_its_frames(int second, int third, int rate, int samples, int bytes)
    {
        // The frame lengths stand in the standard's formula: samples / 8 * bitrate / rate.
        byte[] frame = new byte[FrameBytes(second, third, rate, samples)];
        (frame[0], frame[1], frame[2]) = (0xFF, (byte)second, (byte)third);
        byte[] tag = [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 5, 1, 2, 3, 4, 5];
        byte[] audio = [.. tag, .. Enumerable.Repeat(frame, 10).SelectMany(one => one)];

        Assert.InRange(frame.Length, bytes / 2, bytes * 2);
        Assert.Equal(10 * samples, PollyAudioLength.Of(audio, new AudioFormat(AudioEncoding.Mp3, rate)));
        Assert.Equal(0, PollyAudioLength.Of("no audio at all"u8, new AudioFormat(AudioEncoding.Mp3, rate)));
    }

    [Fact]
    public void Ogg_is_as_long_as_its_last_page_says()
    {
        byte[] vorbis = [.. Page(0, new byte[30]), .. Page(12_000, new byte[300]), .. Page(23_456, new byte[10])];
        Assert.Equal(23_456, PollyAudioLength.Of(vorbis, new AudioFormat(AudioEncoding.OggVorbis, 24_000)));

        byte[] head = [.. "OpusHead"u8, 1, 1, 0x38, 0x01, 0, 0, 0, 0, 0, 0, 0];
        byte[] opus = [.. Page(0, head), .. Page(48_312, new byte[300])];
        Assert.Equal(48_000, PollyAudioLength.Of(opus, new AudioFormat(AudioEncoding.OggOpus, 48_000)));
        Assert.Equal(0, PollyAudioLength.Of(opus.AsSpan(0, 28), new AudioFormat(AudioEncoding.OggOpus, 48_000)));
    }

    [Fact]
    public void Pcm_is_as_long_as_its_bytes() => Assert.Equal(50, PollyAudioLength.Of(new byte[100], AudioFormat.Pcm16(8000)));

    private static int FrameBytes(int second, int third, int rate, int samples)
    {
        int[] ofMpeg1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128];
        int[] ofMpeg2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80];
        int kilobits = (((second >> 3) & 3) == 3 ? ofMpeg1 : ofMpeg2)[third >> 4];
        return samples * kilobits * 1000 / 8 / rate;
    }

    private static byte[] Page(long granule, byte[] packet)
    {
        byte[] lacing = [.. Enumerable.Repeat((byte)255, packet.Length / 255), (byte)(packet.Length % 255)];
        byte[] header = new byte[27];
        "OggS"u8.CopyTo(header);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(6), granule);
        header[26] = (byte)lacing.Length;
        return [.. header, .. lacing, .. packet];
    }
}
