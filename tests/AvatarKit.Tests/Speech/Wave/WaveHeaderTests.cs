using System.Text;
using CsCheck;
using static AvatarKit.Tests.Speech.WaveBytes;

namespace AvatarKit.Tests.Speech;

public sealed class WaveHeaderTests
{
    private static readonly byte[] Good = File(Pcm, 24, 2, 44_100, [.. Enumerable.Range(0, 600).Select(static i => (byte)(i * 7))],
        before: Chunk("LIST", [1, 2, 3]), after: Chunk("id3 ", [9]));

    [Theory]
    [InlineData("", "audio.truncated", "empty")]
    [InlineData("RI", "audio.not_wave", "'RI'")]
    [InlineData("RIFF", "audio.truncated", "first 12 bytes")]
    [InlineData("RIFF\0\0\0\0WAVE", "audio.truncated", "'fmt '")]
    [InlineData("RIFF\0\0\0\0WAVEfmt \u0010\0\0\0", "audio.truncated", "'fmt '")]
    [InlineData("RIFF\0\0\0\0WAVEdata\u0010\0\0\0", "audio.unsupported", "before the 'fmt ' chunk")]
    [InlineData("RIFF\0\0\0\0WAVELIST\u0010\0\0\0abc", "audio.truncated", "'fmt '")]
    [InlineData("RIFF\0\0\0\0AVI LIST", "audio.not_wave", "'AVI '")]
    [InlineData("RIFX\0\0\0\0WAVE", "audio.unsupported", "big-endian")]
    [InlineData("ID3\u0004 an MP3", "audio.not_wave", "an MP3 file")]
    [InlineData("OggS and so on", "audio.not_wave", "an Ogg file")]
    [InlineData("fLaC and so on", "audio.not_wave", "a FLAC file")]
    [InlineData("\0\0\0\u0018ftypM4A ", "audio.not_wave", "an MP4 or M4A file")]
    [InlineData("Once upon a time", "audio.not_wave", "'Once'")]
    [InlineData("\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000a\u000b\u000c", "audio.not_wave", "0x01020304")]
    public async Task What_is_wrong_with_a_file_is_named(string file, string code, string found)
    {
        AudioFormatException error = await FailsAsync(Encoding.Latin1.GetBytes(file));

        Assert.Equal(code, error.Code);
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 4, 1, 8_000, "Microsoft ADPCM")]
    [InlineData(6, 8, 1, 8_000, "A-law")]
    [InlineData(7, 8, 1, 8_000, "µ-law")]
    [InlineData(0x55, 0, 1, 44_100, "MP3")]
    [InlineData(0x1234, 16, 1, 44_100, "0x1234")]
    [InlineData(Pcm, 16, 1, 0, "0 Hz")]
    [InlineData(Pcm, 16, 1, 768_001, "768001 Hz")]
    [InlineData(Pcm, 16, 0, 8_000, "0 channels")]
    [InlineData(Pcm, 16, 257, 8_000, "257 channels")]
    [InlineData(Pcm, 0, 1, 8_000, "0-bit PCM")]
    [InlineData(Pcm, 64, 1, 8_000, "64-bit PCM")]
    [InlineData(Float, 16, 1, 8_000, "16-bit float")]
    public async Task Samples_of_another_kind_are_named_with_the_way_out(int tag, int bits, int channels, int rate, string found)
    {
        AudioFormatException error = await FailsAsync(File(tag, bits, channels, rate, new byte[64]));

        Assert.Equal("audio.unsupported", error.Code);
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
        Assert.Contains("ffmpeg -i INPUT", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_cut_off_anywhere_is_read_as_far_as_it_goes_or_said_to_be_cut_off()
    {
        for (int length = 1; length < Good.Length; length++)
        {
            (AudioFormatException? error, byte[] audio) = await TryReadAsync(Good[..length]);
            Assert.True(error is null or { Code: "audio.truncated" } or { Code: "audio.not_wave" }, error?.Message);
            Assert.True(error is not null || audio.Length <= 200);
        }
    }

    [Fact]
    public void Bytes_by_chance_are_refused_as_they_should_be()
        => Gen.Byte.Array[0, 200].Check(static bytes => Try(bytes), cases: 2_000);

    [Fact]
    public void Bytes_by_chance_behind_a_good_start_are_read_or_refused_as_they_should_be()
        => Gen.Byte.Array[0, 120].Check(static bytes => Try([.. "RIFF\0\0\0\0WAVEfmt "u8, .. UInt32(16), .. bytes]), cases: 2_000);

    [Fact]
    public void A_header_with_bytes_changed_by_chance_is_read_or_refused_as_it_should_be()
        => Gen.Select(Gen.Int[0, 70], Gen.Byte).List[1, 6].Check(
            static changes =>
            {
                byte[] file = [.. Good];
                foreach ((int at, byte value) in changes)
                {
                    file[at] = value;
                }

                Try(file);
            },
            cases: 4_000);

    private static void Try(byte[] file)
    {
        (AudioFormatException? error, byte[] audio) = TryReadAsync(file).GetAwaiter().GetResult();
        Assert.True(error is not null || audio.Length <= file.Length * 2);
    }

    /// <summary>Reads a file both ways; anything else than a good read or the typed error comes through.</summary>
    private static async Task<(AudioFormatException? Error, byte[] Audio)> TryReadAsync(byte[] file)
    {
        (AudioFormatException? Error, byte[] Audio) whole = await TryReadAsync(new MemoryStream(file));
        (AudioFormatException? Error, byte[] Audio) piped = await TryReadAsync(new DribbleStream(file, atMost: 50));
        Assert.Equal(whole.Error?.Message, piped.Error?.Message);
        Assert.Equal(whole.Audio, piped.Audio);
        return whole;
    }

    private static async Task<(AudioFormatException? Error, byte[] Audio)> TryReadAsync(Stream stream)
    {
        try
        {
            await using WaveReader reader = await WaveFile.OpenAsync(stream);
            return (null, await reader.ReadToEndAsync());
        }
        catch (AudioFormatException error)
        {
            return (error, []);
        }
    }

    private static Task<AudioFormatException> FailsAsync(byte[] file)
        => Assert.ThrowsAsync<AudioFormatException>(async () => await WaveFile.OpenAsync(new MemoryStream(file)));
}
