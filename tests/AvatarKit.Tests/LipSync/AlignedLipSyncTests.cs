namespace AvatarKit.Tests.LipSync;

public sealed class AlignedLipSyncTests
{
    private static readonly AlignedLipSync Lips = new();

    [Theory]
    [InlineData(8_000, 1)]
    [InlineData(11_025, 1)]
    [InlineData(16_000, 2)]
    [InlineData(22_050, 1)]
    [InlineData(44_100, 2)]
    [InlineData(48_000, 6)]
    [InlineData(192_000, 1)]
    public void A_track_covers_the_audio_at_any_rate(int rate, int channels)
    {
        byte[] mono = Signals.Babble(rate, 1.2345);
        byte[] pcm = [.. mono.Chunk(2).SelectMany(sample => Enumerable.Repeat(sample, channels)).SelectMany(static sample => sample)];
        VisemeTrack track = Lips.CreateTrack(Signals.Input(pcm, rate, "Hello to everybody", channels: channels));
        Assert.Equal(rate, track.SampleRate);
        Signals.AssertWhole(track, mono.Length / 2);
        Assert.Contains(track.Spans, span => span.Viseme != Viseme.Sil);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(159)]
    [InlineData(160)]
    [InlineData(161)]
    [InlineData(1_000)]
    public void Audio_of_a_few_samples_has_a_track_too(int count)
    {
        foreach (string text in (string[])["", "Much too long a text for so little audio."])
        {
            Signals.AssertWhole(Lips.CreateTrack(Signals.Input(Signals.Tone(16_000, count, 200), 16_000, text)), count);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("Nobody says this.")]
    public void In_silence_the_mouth_is_at_rest(string text)
    {
        Assert.Equal([new VisemeSpan(Viseme.Sil, 0, 48_000)], Lips.CreateTrack(Signals.Input(new byte[96_000], 48_000, text)).Spans);
        byte[] hardlyAnything = Signals.Noise(16_000, 32_000, 2 / 32768.0);
        Assert.Equal([new VisemeSpan(Viseme.Sil, 0, 32_000)], Lips.CreateTrack(Signals.Input(hardlyAnything, 16_000)).Spans);
    }

    [Fact]
    public void A_steady_noise_hardly_moves_the_mouth()
    {
        VisemeTrack track = Lips.CreateTrack(Signals.Input(Signals.Noise(16_000, 64_000, 0.05), 16_000));
        Signals.AssertWhole(track, 64_000);
        Assert.InRange(track.Spans.Where(span => span.Viseme == Viseme.Sil).Sum(span => span.Duration), 60_000, 64_000);
    }

    [Fact]
    public void An_offset_and_the_level_change_nothing_much()
    {
        byte[] plain = Signals.Babble(16_000, 3);
        short[] samples = [.. plain.Chunk(2).Select(static bytes => BitConverter.ToInt16(bytes))];
        VisemeTrack expected = Lips.CreateTrack(Signals.Input(plain, 16_000));
        VisemeTrack offset = Lips.CreateTrack(Signals.Input(Signals.Pcm(samples.Select(static sample => (sample / 65536.0) + 0.25)), 16_000));
        Assert.InRange(SameShape(expected, offset), 0.85, 1);
        VisemeTrack quiet = Lips.CreateTrack(Signals.Input(Signals.Pcm(samples.Select(static sample => sample / 32768.0 / 3)), 16_000));
        Assert.InRange(SameShape(expected, quiet), 0.85, 1);
    }

    [Fact]
    public void Clipped_audio_does_no_harm()
    {
        byte[] plain = Signals.Babble(16_000, 2);
        byte[] clipped = Signals.Pcm(plain.Chunk(2).Select(static bytes => BitConverter.ToInt16(bytes) / 100.0));
        Signals.AssertWhole(Lips.CreateTrack(Signals.Input(clipped, 16_000, "Far too loud")), 32_000);
    }

    [Theory]
    [InlineData("   \t\n ")]
    [InlineData("?! ... — ;")]
    [InlineData("")]
    public void Without_words_the_shapes_are_those_heard(string text)
    {
        byte[] pcm = Signals.Babble(16_000, 2);
        Assert.Equal(Lips.CreateTrack(Signals.Input(pcm, 16_000)).Spans, Lips.CreateTrack(Signals.Input(pcm, 16_000, text)).Spans);
    }

    [Fact]
    public void A_text_a_hundred_times_too_long_does_no_harm()
    {
        string text = string.Join(' ', Enumerable.Repeat("The quick brown fox jumps over the lazy dog.", 100));
        Signals.AssertWhole(Lips.CreateTrack(Signals.Input(Signals.Babble(16_000, 2), 16_000, text)), 32_000);
    }

    [Fact]
    public void A_text_in_an_unknown_language_does_no_harm()
    {
        foreach ((string text, string locale) in ((string, string)[])[
            ("図書館は何時に開きますか。", "ja-JP"), ("صباح الخير", "ar"), ("hello", ""), ("hello", "xx-not-a-locale"), ("\ud800 \udc00", "en")])
        {
            Signals.AssertWhole(Lips.CreateTrack(Signals.Input(Signals.Babble(16_000, 1), 16_000, text, locale)), 16_000);
        }
    }

    [Fact]
    public void Bytes_that_are_no_whole_sample_are_left_out()
    {
        byte[] pcm = [.. Signals.Babble(16_000, 1), 7];
        Signals.AssertWhole(Lips.CreateTrack(Signals.Input(pcm, 16_000) with { Length = 16_000 }), 16_000);
    }

    [Fact]
    public void Audio_that_is_not_PCM_is_refused_with_the_way_out()
    {
        var input = Signals.Input([1, 2], 16_000) with { Format = new AudioFormat(AudioEncoding.Mp3, 16_000) };
        Assert.Contains("pcm_s16le", Assert.Throws<NotSupportedException>(() => Lips.CreateTrack(input)).Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => new AlignedLipSync().CreateSession(input.Format, "", "en"));
    }

    private static double SameShape(VisemeTrack one, VisemeTrack other)
    {
        int same = Enumerable.Range(0, (int)(one.Length / 160)).Count(frame => ShapeAt(one, frame * 160) == ShapeAt(other, frame * 160));
        return same / (one.Length / 160.0);
    }

    private static Viseme ShapeAt(VisemeTrack track, long sample) => track.Spans.First(span => sample < span.End).Viseme;
}
