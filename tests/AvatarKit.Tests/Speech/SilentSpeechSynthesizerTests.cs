namespace AvatarKit.Tests;

public sealed class SilentSpeechSynthesizerTests
{
    private const string English =
        "You can choose a voice in the settings, where every voice has a short sample to listen to. "
            + "Pick the one you like best, and the avatar will use it at once. "
        + "If none of them sounds right to you, try another language, or change how fast the avatar speaks. "
        + "Most people find a comfortable speed within a minute or two. "
        + "Your choice is kept for the next time, so there is nothing to save, and you can always come back and pick another one.";

    [Fact]
    public async Task English_comes_to_150_to_165_words_a_minute()
    {
        (List<SpeechMark> marks, long samples) = await SpeakAsync(English);

        double minutes = samples / 16_000.0 / 60;
        Assert.InRange(marks.Count(mark => mark.Kind == SpeechMarkKind.Word) / minutes, 150, 165);
    }

    [Fact]
    public async Task Twice_the_rate_is_half_as_long()
    {
        (_, long normal) = await SpeakAsync(English);
        (_, long fast) = await SpeakAsync(English, 2);

        Assert.InRange(fast, (normal / 2) - 2, (normal / 2) + 2);
    }

    [Theory]
    [InlineData("Hello there, it's 3.5 km.", new[] { "Hello", "there", "it's", "3.5", "km" })]
    [InlineData("你好吗", new[] { "你", "好", "吗" })]
    [InlineData("كيف حالك؟", new[] { "كيف", "حالك" })]
    [InlineData("Привет, мир", new[] { "Привет", "мир" })]
    [InlineData("आप कैसे हैं", new[] { "आप", "कैसे", "हैं" })]
    [InlineData("안녕하세요 여러분", new[] { "안녕하세요", "여러분" })]
    public async Task Every_word_is_marked_where_it_stands(string text, string[] words)
    {
        (List<SpeechMark> marks, _) = await SpeakAsync(text);

        List<SpeechMark> found = [.. marks.Where(mark => mark.Kind == SpeechMarkKind.Word)];
        Assert.Equal(words, found.Select(mark => mark.Value));
        Assert.All(found, mark => Assert.Equal(mark.Value, text.Substring(mark.TextStart, mark.TextLength)));
    }

    [Theory]
    [InlineData("en-US", "map", "PP aa PP")]
    [InlineData("en-US", "five", "FF aa I FF")]
    [InlineData("en-US", "this", "TH I SS")]
    [InlineData("en-US", "phone", "FF O U nn")]
    [InlineData("en-US", "shoe", "CH U")]
    [InlineData("de-DE", "Schiff", "CH I FF")]
    [InlineData("fr-FR", "été", "E DD E")]
    [InlineData("ru-RU", "мама", "PP aa PP aa")]
    [InlineData(null, "mama", "PP aa PP aa")]
    public async Task Words_become_the_mouth_shapes_of_their_language(string? locale, string text, string shapes)
    {
        (List<SpeechMark> marks, _) = await SpeakAsync(text, locale: locale);

        Assert.Equal(shapes + " sil", string.Join(' ', marks.Where(mark => mark.Kind == SpeechMarkKind.Viseme).Select(mark => mark.Value)));
        Assert.All(marks.Where(mark => mark.Kind == SpeechMarkKind.Viseme), mark => Assert.Equal(PhoneAlphabet.Oculus, mark.Alphabet));
    }

    [Theory]
    [InlineData(English)]
    [InlineData("你好。今天天气怎么样？ Ok, 12345! \uD800 👍🏽 नमस्ते। ﷺ ½ x")]
    public async Task Shapes_stand_side_by_side_from_start_to_end_and_cover_every_word(string text)
    {
        (List<SpeechMark> marks, long samples) = await SpeakAsync(text);

        long at = 0;
        foreach (SpeechMark mark in marks.Where(mark => mark.Kind == SpeechMarkKind.Viseme))
        {
            Assert.Equal(at, mark.Start);
            Assert.True(mark.Duration > 0);
            Assert.Contains(mark.Value, new[] { "sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "I", "O", "U" });
            at = mark.Start + mark.Duration;
        }

        Assert.Equal(samples, at);
        long end = 0;
        foreach (SpeechMark word in marks.Where(mark => mark.Kind == SpeechMarkKind.Word))
        {
            Assert.True(word.Start >= end && word.Duration > 0);
            Assert.Contains(marks, mark => mark.Kind == SpeechMarkKind.Viseme && mark.Value != "sil" && mark.Start == word.Start);
            end = word.Start + word.Duration;
        }

        Assert.Equal("sil", marks.Last(mark => mark.Kind == SpeechMarkKind.Viseme).Value);
    }

    [Fact]
    public async Task Chunks_last_at_most_a_second_however_long_the_word()
    {
        int chunks = 0;
        await foreach (SpeechChunk chunk in new SilentSpeechSynthesizer().SynthesizeAsync(
            new SpeechRequest { Text = new string('x', 50) + string.Concat(Enumerable.Repeat("ab", 5_000)) }))
        {
            Assert.InRange(chunk.Audio.Length, 1, 32_000);
            Assert.Equal(0, chunk.Audio.Span.IndexOfAnyExcept((byte)0) + 1);
            Assert.InRange(chunk.Marks.Count, 0, 100);
            chunks++;
        }

        Assert.True(chunks > 100);
    }

    [Fact]
    public async Task The_same_text_gives_the_same_marks()
    {
        (List<SpeechMark> first, _) = await SpeakAsync(English);
        (List<SpeechMark> second, _) = await SpeakAsync(English);

        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ... !? \n")]
    public async Task Nothing_to_say_yields_nothing(string text)
    {
        (List<SpeechMark> marks, long samples) = await SpeakAsync(text);

        Assert.Empty(marks);
        Assert.Equal(0, samples);
    }

    [Fact]
    public async Task Cancelling_stops_it()
    {
        using CancellationTokenSource cancellation = new();
        await using IAsyncEnumerator<SpeechChunk> chunks =
            new SilentSpeechSynthesizer().SynthesizeAsync(new SpeechRequest { Text = English }, cancellation.Token).GetAsyncEnumerator();
        Assert.True(await chunks.MoveNextAsync());

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await chunks.MoveNextAsync());
    }

    [Fact]
    public void Another_voice_and_an_impossible_rate_are_refused()
    {
        SilentSpeechSynthesizer synthesizer = new();

        Assert.Equal("other",
            Assert.Throws<VoiceNotFoundException>(() => synthesizer.SynthesizeAsync(new SpeechRequest { Text = "x", Voice = "other" })).Voice);
        Assert.Throws<ArgumentOutOfRangeException>(() => synthesizer.SynthesizeAsync(new SpeechRequest { Text = "x", Rate = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => synthesizer.SynthesizeAsync(new SpeechRequest { Text = "x", Rate = double.NaN }));
    }

    [Fact]
    public async Task It_has_one_silent_voice() =>
        Assert.True(Assert.Single(await new SilentSpeechSynthesizer().GetVoicesAsync()).IsSilent);

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(14)]
    public async Task A_pause_is_as_long_as_it_says_at_any_rate(int place)
    {
        foreach (double rate in (double[])[0.5, 1, 2])
        {
            var request = new SpeechRequest { Text = "One two three.", Rate = rate, Locale = "en-US" };
            (List<SpeechMark> plain, long shorter) = await SpeakAsync(request);
            (List<SpeechMark> cued, long longer) = await SpeakAsync(
                request with { Cues = [new SpeechCue { Start = place, Pause = TimeSpan.FromSeconds(2) }] });

            // The pause that is there anyway is part of it.
            Assert.InRange(longer - shorter, (2 * 16_000) - (int)(400 * 16 / rate), 2 * 16_000);
            Assert.Equal(Places(plain), Places(cued));
            Assert.Contains(cued, mark => mark is { Kind: SpeechMarkKind.Viseme, Value: "sil", Duration: >= 31_990 });
        }

        static (int, int)[] Places(List<SpeechMark> marks)
            => [.. marks.Where(mark => mark.Kind == SpeechMarkKind.Word).Select(mark => (mark.TextStart, mark.TextLength))];
    }

    [Fact]
    public async Task A_stretch_is_as_slow_as_its_cue_says_and_the_rest_is_not()
    {
        var request = new SpeechRequest { Text = "One two three.", Locale = "en-US" };
        (List<SpeechMark> plain, long shorter) = await SpeakAsync(request);
        (List<SpeechMark> slow, long longer) = await SpeakAsync(request with { Cues = [new SpeechCue { Start = 4, Length = 3, Rate = 0.5 }] });
        (List<SpeechMark> strong, _) = await SpeakAsync(
            request with { Cues = [new SpeechCue { Start = 4, Length = 3, Emphasis = SpeechEmphasis.Strong }] });

        long[] before = Durations(plain), after = Durations(slow);
        Assert.Equal(before[0], after[0], tolerance: 1.0);
        Assert.Equal(2.0, (double)after[1] / before[1], tolerance: 0.01);
        Assert.Equal(before[2], after[2], tolerance: 1.0);
        Assert.InRange(longer - shorter, after[1] - before[1], after[1] - before[1] + (60 * 16));
        Assert.Equal(1 / 0.85, (double)Durations(strong)[1] / before[1], tolerance: 0.01);

        static long[] Durations(List<SpeechMark> marks) => [.. marks.Where(mark => mark.Kind == SpeechMarkKind.Word).Select(mark => mark.Duration)];
    }

    [Fact]
    public async Task Shapes_are_those_of_the_phones_that_were_asked_for()
    {
        (List<SpeechMark> marks, _) = await SpeakAsync(
            new SpeechRequest { Text = "Siobhan", Locale = "en-US", Cues = [new SpeechCue { Start = 0, Length = 7, Phones = "ʃɪˈvɔːn" }] });

        Assert.Equal(["CH", "I", "FF", "O", "nn", "sil"], marks.Where(mark => mark.Kind == SpeechMarkKind.Viseme).Select(mark => mark.Value));
    }

    private static Task<(List<SpeechMark> Marks, long Samples)> SpeakAsync(string text, double rate = 1, string? locale = "en-US")
        => SpeakAsync(new SpeechRequest { Text = text, Rate = rate, Locale = locale });

    private static async Task<(List<SpeechMark> Marks, long Samples)> SpeakAsync(SpeechRequest request)
    {
        List<SpeechMark> marks = [];
        long samples = 0;
        await foreach (SpeechChunk chunk in new SilentSpeechSynthesizer().SynthesizeAsync(request))
        {
            marks.AddRange(chunk.Marks);
            samples += chunk.Format.SamplesIn(chunk.Audio.Length);
        }

        return (marks, samples);
    }
}
