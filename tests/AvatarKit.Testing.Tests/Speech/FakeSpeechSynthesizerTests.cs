using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Testing.Tests.Speech;

public sealed class FakeSpeechSynthesizerTests
{
    [Fact]
    public async Task Pauses_are_silence_and_cues_are_recorded()
    {
        var voice = new FakeSpeechSynthesizer();
        var request = new SpeechRequest
        {
            Text = "Hello, big world!", Rate = 2, Cues = [new SpeechCue { Start = 7, Pause = TimeSpan.FromSeconds(1) }],
        };
        (byte[] plain, List<SpeechMark> before) = await SpeakAsync(voice, request with { Cues = [] });
        (byte[] paused, List<SpeechMark> after) = await SpeakAsync(voice, request);

        Assert.Equal(32_000, paused.Length - plain.Length);
        Assert.Equal(
            before.Where(mark => mark.Kind == SpeechMarkKind.Word).Select(mark => mark.Start + (mark.TextStart < 7 ? 0 : 16_000)),
            after.Where(mark => mark.Kind == SpeechMarkKind.Word).Select(mark => mark.Start));
        Assert.Equal(request.Cues, voice.Calls[1].Request.Cues);
    }

    [Fact]
    public async Task The_same_text_gives_the_same_audio_and_marks()
    {
        var voice = new FakeSpeechSynthesizer();

        (byte[] audio, List<SpeechMark> marks) first = await SpeakAsync(voice, new SpeechRequest { Text = "Hello, big world!" });
        (byte[] audio,
            List<SpeechMark> marks) second = await SpeakAsync(new FakeSpeechSynthesizer(), new SpeechRequest { Text = "Hello, big world!" });

        Assert.Equal(first.audio, second.audio);
        Assert.Equal(first.marks, second.marks);
        Assert.Contains(first.audio, sample => sample != 0);
    }

    [Fact]
    public async Task Words_are_marked_where_they_stand_in_the_text()
    {
        const string text = "“Привет”, 𝐁old  Zoë!";
        (_, List<SpeechMark> marks) = await SpeakAsync(new FakeSpeechSynthesizer(), new SpeechRequest { Text = text });

        SpeechMark[] words = [.. marks.Where(mark => mark.Kind == SpeechMarkKind.Word)];
        Assert.Equal(["Привет", "𝐁old", "Zoë"], words.Select(word => word.Value));
        Assert.All(words, word => Assert.Equal(word.Value, text.Substring(word.TextStart, word.TextLength)));
    }

    [Fact]
    public async Task Letters_become_Oculus_visemes_that_cover_the_audio()
    {
        (byte[] audio, List<SpeechMark> marks) = await SpeakAsync(new FakeSpeechSynthesizer(), new SpeechRequest { Text = "Mama" });

        SpeechMark[] visemes = [.. marks.Where(mark => mark.Kind == SpeechMarkKind.Viseme)];
        Assert.Equal(["sil", "PP", "aa", "PP", "aa", "sil"], visemes.Select(viseme => viseme.Value));
        Assert.All(visemes, viseme => Assert.Equal(PhoneAlphabet.Oculus, viseme.Alphabet));
        Assert.Equal(audio.Length / 2, visemes[^1].Start + visemes[^1].Duration);
        Assert.Equal((40 + 60 + 90 + 60 + 90 + 120) * 16, audio.Length / 2);
    }

    [Theory]
    [InlineData(0.5, 2)]
    [InlineData(2, 0.5)]
    public async Task The_rate_stretches_the_speech(double rate, double factor)
    {
        (byte[] normal, _) = await SpeakAsync(new FakeSpeechSynthesizer(), new SpeechRequest { Text = "Mama" });
        (byte[] other, _) = await SpeakAsync(new FakeSpeechSynthesizer(), new SpeechRequest { Text = "Mama", Rate = rate });

        Assert.Equal(normal.Length * factor, other.Length);
    }

    [Fact]
    public async Task A_failure_comes_after_the_chunks_before_it()
    {
        FakeSpeechSynthesizer voice = new FakeSpeechSynthesizer()
            .RespondWith(new FakeSpeech().Chunks(2).FailWith(new SpeechException("speech.failed", "The line dropped.", "fake")));

        int chunks = 0;
        await Assert.ThrowsAsync<SpeechException>(async () =>
        {
            await foreach (SpeechChunk _ in voice.SynthesizeAsync(new SpeechRequest { Text = "A sentence that takes several chunks." }))
            {
                chunks++;
            }
        });

        Assert.Equal(2, chunks);
        Assert.Equal(FakeStreamEnd.Failed, await voice.Calls[0].Ended);
    }

    [Fact]
    public async Task A_rule_fails_on_a_chosen_text_only()
    {
        var voice = new FakeSpeechSynthesizer();
        voice.When(call => call.Text.Contains("bad", StringComparison.Ordinal)).FailWith(new SpeechException("speech.failed", "No.", "fake"));

        await SpeakAsync(voice, new SpeechRequest { Text = "good" });
        await Assert.ThrowsAsync<SpeechException>(() => SpeakAsync(voice, new SpeechRequest { Text = "bad" }));

        Assert.Equal(["good", "bad"], voice.Calls.Select(call => call.Text));
    }

    [Fact]
    public async Task A_delay_between_chunks_runs_on_the_given_clock()
    {
        var time = new FakeTimeProvider();
        FakeSpeechSynthesizer voice = new FakeSpeechSynthesizer(time).RespondWith(new FakeSpeech().Chunks(1).After(TimeSpan.FromSeconds(5)));

        await using IAsyncEnumerator<SpeechChunk> stream =
            voice.SynthesizeAsync(new SpeechRequest { Text = "Several words in chunks." }).GetAsyncEnumerator();
        Assert.True(await stream.MoveNextAsync());
        ValueTask<bool> second = stream.MoveNextAsync();
        Assert.False(second.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.True(await second);
    }

    [Fact]
    public async Task A_paced_voice_begins_late_and_goes_on_as_fast_as_it_is_told()
    {
        var time = new FakeTimeProvider();
        FakeSpeechSynthesizer voice = new FakeSpeechSynthesizer(time).RespondWith(new FakeSpeech().Paced(TimeSpan.FromMilliseconds(120), speed: 2));
        await using IAsyncEnumerator<SpeechChunk> stream =
            voice.SynthesizeAsync(new SpeechRequest { Text = "Several words in chunks." }).GetAsyncEnumerator();

        foreach (double wait in (double[])[120, 100, 100])
        {
            ValueTask<bool> next = stream.MoveNextAsync();
            time.Advance(TimeSpan.FromMilliseconds(wait - 1));
            Assert.False(next.IsCompleted);
            time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.True(await next);
            Assert.Equal(200, stream.Current.Format.ToTime(stream.Current.Format.SamplesIn(stream.Current.Audio.Length)).TotalMilliseconds);
        }
    }

    [Fact]
    public void A_pace_is_more_than_nothing() => Assert.Throws<ArgumentOutOfRangeException>(() => new FakeSpeech().Paced(TimeSpan.Zero, speed: 0));

    [Fact]
    public async Task It_can_be_cut_and_can_do_without_marks()
    {
        FakeSpeechSynthesizer voice = new FakeSpeechSynthesizer().RespondWith(new FakeSpeech().Cut()).RespondWith(new FakeSpeech().WithoutMarks());

        (byte[] cut, _) = await SpeakAsync(voice, new SpeechRequest { Text = "Hello" });
        (byte[] audio, List<SpeechMark> marks) = await SpeakAsync(voice, new SpeechRequest { Text = "Hello" });

        Assert.Empty(cut);
        Assert.NotEmpty(audio);
        Assert.Empty(marks);
    }

    [Theory]
    [InlineData(null, null, "fake/anna")]
    [InlineData("fake/ben", null, "fake/ben")]
    [InlineData(null, "de-AT", "fake/dora")]
    [InlineData(null, "en-GB", "fake/ben")]
    public async Task It_finds_the_voice_by_id_locale_or_language(string? voice, string? locale, string expected)
    {
        var fake = new FakeSpeechSynthesizer();
        await foreach (SpeechChunk chunk in fake.SynthesizeAsync(new SpeechRequest { Text = "Hi", Voice = voice, Locale = locale }))
        {
            Assert.Equal(expected, chunk.Voice.Id);
        }
    }

    [Fact]
    public async Task Text_with_nothing_to_say_gives_no_chunk_and_broken_text_no_failure()
    {
        (byte[] nothing, _) = await SpeakAsync(new FakeSpeechSynthesizer(), new SpeechRequest { Text = " … 😀 !" });
        (byte[] broken, _) = await SpeakAsync(new FakeSpeechSynthesizer(), new SpeechRequest { Text = "a\uD800b" });

        Assert.Empty(nothing);
        Assert.NotEmpty(broken);
    }

    [Fact]
    public void A_voice_that_is_not_PCM_is_refused() => Assert.Throws<ArgumentException>(() => new FakeSpeechSynthesizer
    {
        Voices = [new VoiceInfo("v", "p", "en", new AudioFormat(AudioEncoding.Mp3, 24_000))],
    });

    private static async Task<(byte[] Audio, List<SpeechMark> Marks)> SpeakAsync(ISpeechSynthesizer voice, SpeechRequest request)
    {
        List<byte> audio = [];
        List<SpeechMark> marks = [];
        await foreach (SpeechChunk chunk in voice.SynthesizeAsync(request))
        {
            audio.AddRange(chunk.Audio.Span);
            marks.AddRange(chunk.Marks);
        }

        return ([.. audio], marks);
    }
}
