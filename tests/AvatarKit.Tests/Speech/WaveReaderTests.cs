using static AvatarKit.Tests.Speech.WaveBytes;

namespace AvatarKit.Tests.Speech;

public sealed class WaveReaderTests
{
    private static readonly byte[] Three = Samples(1000, -2000, 3000);

    [Theory]
    [InlineData(1)]
    [InlineData(8_000)]
    [InlineData(11_025)]
    [InlineData(44_100)]
    [InlineData(768_000)]
    public async Task Any_rate_is_read_as_it_is(int rate)
    {
        (AudioFormat format, short[] samples) = await ReadAsync(File(Pcm, 16, 1, rate, Three));

        Assert.Equal(AudioFormat.Pcm16(rate), format);
        Assert.Equal([1000, -2000, 3000], samples);
    }

    [Fact]
    public async Task Eight_bits_are_unsigned()
        => Assert.Equal([-32768, -128 * 256 / 2, 0, 127 * 256], await SamplesAsync(File(Pcm, 8, 1, 8_000, [0, 64, 128, 255])));

    [Fact]
    public async Task Twenty_four_bits_are_rounded()
        => Assert.Equal([-32768, -1, 0, 1, 32767],
            await SamplesAsync(File(Pcm, 24, 1, 8_000, [0, 0, 0x80, 0, 0xFF, 0xFF, 0x7F, 0, 0, 0x81, 0, 0, 0xFF, 0xFF, 0x7F])));

    [Fact]
    public async Task Thirty_two_bits_are_rounded()
        => Assert.Equal([-32768, 0, 16384, 32767], await SamplesAsync(File(Pcm, 32, 1, 8_000, [.. Ints(int.MinValue, 100, 1 << 30, int.MaxValue)])));

    [Fact]
    public async Task Floats_are_clipped_and_what_is_no_number_is_silence()
    {
        float[] values = [0.5f, -1, 1, 7, -1e30f, float.NaN, float.PositiveInfinity, float.NegativeInfinity];
        byte[] wide = [.. values.SelectMany(static value => BitConverter.GetBytes((double)value))];

        Assert.Equal([16384, -32768, 32767, 32767, -32768, 0, 0, 0],
            await SamplesAsync(File(Float, 32, 1, 8_000, [.. values.SelectMany(BitConverter.GetBytes)])));
        Assert.Equal([16384, -32768, 32767, 32767, -32768, 0, 0, 0], await SamplesAsync(File(Float, 64, 1, 8_000, wide)));
    }

    [Fact]
    public async Task Channels_are_averaged()
    {
        Assert.Equal([200, -32768, 32767], await SamplesAsync(File(Pcm, 16, 2, 8_000, Samples(100, 300, -32768, -32768, 32767, 32767))));
        Assert.Equal([2], await SamplesAsync(File(Pcm, 16, 6, 8_000, Samples(1, 2, 3, 1, 2, 3))));
    }

    [Fact]
    public async Task Wide_channels_that_cancel_out_are_silence()
        => Assert.Equal([0],
            await SamplesAsync(File(Float, 64, 2, 8_000, [.. BitConverter.GetBytes(double.MaxValue), .. BitConverter.GetBytes(double.MinValue)])));

    [Theory]
    [InlineData(Pcm, 16)]
    [InlineData(Pcm, 24)]
    [InlineData(Float, 32)]
    public async Task The_extensible_form_says_the_same(int tag, int bits)
    {
        byte[] data = [.. Enumerable.Range(0, 48).Select(static i => (byte)i)];

        Assert.Equal(await SamplesAsync(File(tag, bits, 2, 8_000, data)), await SamplesAsync(File(tag, bits, 2, 8_000, data, extensible: true)));
    }

    [Fact]
    public async Task Chunks_of_odd_length_that_nobody_knows_are_passed_over()
    {
        byte[] before = [.. Chunk("LIST", [1, 2, 3]), .. Chunk("bext", new byte[10_001]), .. Chunk("fact", [0, 0, 0, 0])];

        Assert.Equal([1000, -2000, 3000], await SamplesAsync(File(Pcm, 16, 1, 8_000, Three, before: before, after: Chunk("id3 ", [1, 2, 3]))));
    }

    [Fact]
    public async Task A_chunk_of_odd_length_without_its_pad_byte_is_passed_over()
    {
        byte[] odd = Chunk("LIST", [1, 2, 3])[..^1];

        Assert.Equal([1000, -2000, 3000], await SamplesAsync(File(Pcm, 16, 1, 8_000, Three, before: odd)));
    }

    [Fact]
    public async Task A_length_of_blocks_that_no_sample_has_is_not_believed()
    {
        byte[] file = File(Pcm, 16, 1, 8_000, Three);
        file[32] = file[33] = 0xFF;

        Assert.Equal([1000, -2000, 3000], await SamplesAsync(file));
    }

    [Fact]
    public async Task Files_that_were_glued_together_are_read_as_one()
    {
        byte[] one = File(Pcm, 16, 1, 8_000, Three, after: Chunk("LIST", [1, 2, 3]));
        byte[] odd = File(Pcm, 8, 1, 8_000, [0, 64, 192]);

        Assert.Equal([1000, -2000, 3000, 1000, -2000, 3000, 1000, -2000, 3000], await SamplesAsync([.. one, .. one, .. one]));
        Assert.Equal([-32768, -16384, 16384, -32768, -16384, 16384], await SamplesAsync([.. odd, .. odd]));
        Assert.Equal([1000, -2000, 3000, 7], await SamplesAsync([.. one, .. File(Pcm, 16, 1, 8_000, []), .. File(Pcm, 16, 1, 8_000, Samples(7))]));
    }

    [Fact]
    public async Task What_follows_and_is_not_alike_is_said_and_not_read()
    {
        byte[] one = File(Pcm, 16, 1, 8_000, Three);
        byte[] other = File(Pcm, 16, 2, 44_100, Samples(1, 2));

        Assert.Equal([1000, -2000, 3000], await SamplesAsync([.. one, .. other, .. one]));
        Assert.Contains("44100 Hz, 2 channel(s) and 16 bits", await UnreadAsync([.. one, .. other]), StringComparison.Ordinal);
        Assert.Contains("Microsoft ADPCM", await UnreadAsync([.. one, .. File(2, 4, 1, 8_000, [1, 2])]), StringComparison.Ordinal);
        Assert.Null(await UnreadAsync([.. one, .. one]));
        Assert.Null(await UnreadAsync([.. one, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
    }

    [Theory]
    [InlineData(uint.MaxValue)]
    [InlineData(0u)]
    [InlineData(1_000_000u)]
    [InlineData(0x7FFF_F000u)]
    public async Task A_length_that_was_never_filled_in_means_to_the_end(uint length)
    {
        byte[] file = File(Pcm, 16, 1, 8_000, Three, length);

        Assert.Equal([1000, -2000, 3000], await SamplesAsync(file));
        await using WaveReader reader = await WaveFile.OpenAsync(new MemoryStream(file));
        Assert.Equal(3, reader.Length);
    }

    [Fact]
    public async Task No_samples_are_no_samples()
    {
        Assert.Empty(await SamplesAsync(File(Pcm, 16, 1, 8_000, [])));
        Assert.Empty(await SamplesAsync(File(Pcm, 16, 1, 8_000, [], after: Chunk("LIST", new byte[300]))));
    }

    [Fact]
    public async Task A_sample_that_broke_off_is_left_out()
        => Assert.Equal([1000, -2000], await SamplesAsync(File(Pcm, 16, 1, 8_000, Three[..5])));

    [Theory]
    [InlineData("RF64")]
    [InlineData("BW64")]
    public async Task Lengths_of_64_bits_are_read(string form)
    {
        byte[] lengths = Chunk("ds64", [.. Int64(0), .. Int64(4), .. Int64(2), .. UInt32(0)]);
        byte[] file =
        [
            .. System.Text.Encoding.ASCII.GetBytes(form), .. UInt32(uint.MaxValue),
            .. "WAVE"u8, .. lengths, .. Chunk("fmt ", Format(Pcm, 16, 1, 8_000)),
            .. "data"u8, .. UInt32(uint.MaxValue), .. Three,
        ];

        // The two samples that the 64-bit length says, though more bytes follow.
        Assert.Equal([1000, -2000], await SamplesAsync(file));
    }

    [Fact]
    public async Task A_block_length_that_was_forgotten_is_worked_out()
    {
        byte[] file = File(Pcm, 16, 2, 8_000, Samples(100, 300));
        file[32] = 0;

        Assert.Equal([200], await SamplesAsync(file));
    }

    [Fact]
    public async Task Three_hours_pass_through_without_being_held()
    {
        const long Bytes = 3L * 3600 * 44_100 * 2;
        var pipe = new DribbleStream(File(Pcm, 16, 1, 44_100, [], uint.MaxValue), atMost: int.MaxValue, endless: Bytes);
        await using WaveReader reader = await WaveFile.OpenAsync(pipe);
        var block = new byte[1 << 20];
        long before = GC.GetAllocatedBytesForCurrentThread();

        long bytes = 0;
        int got;
        while ((got = await reader.ReadAsync(block)) > 0)
        {
            bytes += got;
        }

        Assert.Null(reader.Length);
        Assert.Equal(Bytes, bytes);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Bytes / 100);
    }

    [Fact]
    public async Task A_reader_closes_its_stream_unless_told_otherwise()
    {
        var closed = new MemoryStream(File(Pcm, 16, 1, 8_000, Three));
        var open = new MemoryStream(File(Pcm, 16, 1, 8_000, Three));

        (await WaveFile.OpenAsync(closed)).Dispose();
        await (await WaveFile.OpenAsync(open, leaveOpen: true)).DisposeAsync();

        Assert.False(closed.CanRead);
        Assert.True(open.CanRead);
    }

    [Fact]
    public async Task What_was_written_is_read_back()
    {
        using var file = new MemoryStream();
        WaveFile.Write(file, [new SpeechSegment
        {
            TurnId = "t", Index = 0, Text = "", TextStart = 0, SpokenText = "", Voice = "v", Format = AudioFormat.Pcm16(22_050), Audio = Three,
            Duration = TimeSpan.Zero, Words = [], Visemes = [],
        }]);

        (AudioFormat format, short[] samples) = await ReadAsync(file.ToArray());

        Assert.Equal(22_050, format.SampleRate);
        Assert.Equal([1000, -2000, 3000], samples);
    }

    [Fact]
    public async Task A_buffer_without_room_for_a_sample_is_refused()
    {
        await using WaveReader reader = await WaveFile.OpenAsync(new MemoryStream(File(Pcm, 16, 1, 8_000, Three)));

        await Assert.ThrowsAsync<ArgumentException>(async () => await reader.ReadAsync(new byte[1]));
    }

    private static IEnumerable<byte> Ints(params int[] values) => values.SelectMany(BitConverter.GetBytes);

    /// <summary>What is said not to be read, at once where the stream can seek, and at the end of a pipe.</summary>
    private static async Task<string?> UnreadAsync(byte[] file)
    {
        await using WaveReader whole = await WaveFile.OpenAsync(new MemoryStream(file));
        await using WaveReader piped = await WaveFile.OpenAsync(new DribbleStream(file));
        Assert.Null(piped.Unread);
        await piped.ReadToEndAsync();
        Assert.Equal(whole.Unread, piped.Unread);
        return whole.Unread;
    }

    private static async Task<short[]> SamplesAsync(byte[] file) => (await ReadAsync(file)).Samples;

    /// <summary>Reads a file from memory at once, and from a pipe in dribs and drabs: both are the same.</summary>
    private static async Task<(AudioFormat Format, short[] Samples)> ReadAsync(byte[] file)
    {
        await using WaveReader whole = await WaveFile.OpenAsync(new MemoryStream(file));
        byte[] audio = await whole.ReadToEndAsync();
        await using WaveReader piped = await WaveFile.OpenAsync(new DribbleStream(file));
        var drops = new List<byte>();
        var drop = new byte[5];
        int got;
        while ((got = await piped.ReadAsync(drop)) > 0)
        {
            drops.AddRange(drop[..got]);
        }

        Assert.Equal(audio, drops);
        Assert.Equal(whole.Length, audio.Length / 2);
        return (whole.Format, Shorts(audio));
    }
}
