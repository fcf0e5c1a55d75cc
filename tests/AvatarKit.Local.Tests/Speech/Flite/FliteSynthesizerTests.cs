namespace AvatarKit.Local.Tests.Speech.Flite;

[Collection(VoicesGroup.Name)]
public sealed class FliteSynthesizerTests(VoicesFixture fixture)
{
    private const string Text = "Hello world, the blue boat sailed away on Monday.";

    private static readonly string[] Vowels = ["aa", "ae", "ah", "ao", "aw", "ax", "ay", "eh", "er", "ey", "ih", "iy", "ow", "oy", "uh", "uw"];

    private LocalSpeechSynthesizer Voices => fixture.Voices;

    [Theory]
    [InlineData("slt", 16_000)]
    [InlineData("rms", 16_000)]
    [InlineData("awb", 16_000)]
    [InlineData("kal16", 16_000)]
    [InlineData("kal", 8_000)]
    public async Task Every_voice_speaks_with_sounds_and_words_on_the_clock_of_its_audio(string voice, int sampleRate)
    {
        Spoken spoken = await Spoken.Of(Voices, Text, voice);

        spoken.AssertWellFormed();
        Assert.Equal(AudioFormat.Pcm16(sampleRate), spoken.Voice.Format);
        Assert.InRange(spoken.Seconds, 2, 5);
        Assert.Equal(["Hello", "world", "the", "blue", "boat", "sailed", "away", "on", "Monday"], spoken.Words.Select(word => word.Value));
        Assert.All(spoken.Phones, phone => Assert.Equal(PhoneAlphabet.Arpabet, phone.Alphabet));
        Assert.All(spoken.Words, word => Assert.True(word.Duration > 0, word.Value));
    }

    [Theory]
    [InlineData("slt", 1)]
    [InlineData("slt", 0.5)]
    [InlineData("slt", 2)]
    [InlineData("kal", 1)]
    [InlineData("kal", 1.5)]
    public async Task Vowels_are_heard_where_the_marks_say_and_pauses_are_quiet(string voice, double rate)
    {
        Spoken spoken = await Spoken.Of(Voices, Text, voice, rate: rate);

        double vowels = spoken.Phones.Where(phone => Vowels.Contains(phone.Value)).Average(phone => spoken.Loudness(phone.Start, phone.Duration));
        double pauses = spoken.Phones.Where(phone => phone.Value == "pau").Average(phone => spoken.Loudness(phone.Start, phone.Duration));
        Assert.True(vowels > 5 * pauses, $"vowels {vowels:0}, pauses {pauses:0}");
    }

    [Fact]
    public async Task The_sounds_of_a_word_lie_within_it()
    {
        Spoken spoken = await Spoken.Of(Voices, "The price is $3.50 for Dr. Smith, born in 1984.", "slt");

        spoken.AssertWellFormed();
        Assert.Equal("th r iy d aa l er z f ih f t iy s eh n t s", Sounds(spoken, "$3.50"));
        Assert.Equal("s m ih th", Sounds(spoken, "Smith"));
        Assert.Equal("n ay n t iy n ey t iy f ao r", Sounds(spoken, "1984"));
    }

    [Fact]
    public async Task Rate_shortens_and_lengthens()
    {
        Spoken normal = await Spoken.Of(Voices, Text, "slt");
        Spoken fast = await Spoken.Of(Voices, Text, "slt", rate: 2);
        Spoken slow = await Spoken.Of(Voices, Text, "slt", rate: 0.5);

        fast.AssertWellFormed();
        slow.AssertWellFormed();
        Assert.InRange(fast.Seconds / normal.Seconds, 0.45, 0.6);
        Assert.InRange(slow.Seconds / normal.Seconds, 1.8, 2.2);
    }

    [Fact]
    public async Task Sentences_come_one_by_one_with_their_place_in_the_text()
    {
        const string Sentences = "First one.  Then Dr. Smith came. \"Really?\" Yes!";

        Spoken spoken = await Spoken.Of(Voices, Sentences, "kal");

        spoken.AssertWellFormed();
        SpeechMark[] marks = [.. spoken.Chunks.SelectMany(chunk => chunk.Marks).Where(mark => mark.Kind == SpeechMarkKind.Sentence)];
        Assert.Equal(["First one.", "Then Dr. Smith came.", "\"Really?\"", "Yes!"], marks.Select(mark => mark.Value));
        Assert.All(marks, mark => Assert.Equal(mark.Value, Sentences.Substring(mark.TextStart, mark.TextLength)));
        Assert.Equal(4, spoken.Chunks.Count);
    }

    [Fact]
    public async Task Silence_before_the_first_sound_is_short()
    {
        Spoken spoken = await Spoken.Of(Voices, Text, "slt");

        Assert.Equal("pau", spoken.Phones[0].Value);
        Assert.InRange(spoken.Voice.Format.ToTime(spoken.Phones[0].Duration).TotalMilliseconds, 1, 80);
    }

    [Theory]
    [InlineData("-t and -l and -voice kal")]
    [InlineData("--help")]
    [InlineData("<speak>tags & \"quotes\" 'and' \\n %s %n $HOME `id` | ; {}</speak>")]
    [InlineData("null\0char and bell\a and escape\e[31m")]
    [InlineData("half{high} of an emoji and {low} more")]
    [InlineData("/etc/passwd")]
    public async Task Odd_text_is_read_and_not_obeyed(string text)
    {
        // Halves of characters do not survive in an attribute.
        text = text.Replace("{high}", "\ud83d", StringComparison.Ordinal).Replace("{low}", "\ude00", StringComparison.Ordinal);

        Spoken spoken = await Spoken.Of(Voices, text, "kal");

        spoken.AssertWellFormed();
        Assert.NotEmpty(spoken.Words);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("...")]
    [InlineData("— – … \"\" ()")]
    [InlineData("😀🎉")]
    [InlineData("你好，世界。")]
    [InlineData("Привет")]
    public async Task Text_with_nothing_to_say_for_an_English_voice_gives_no_audio(string text) =>
        Assert.Empty((await Spoken.Of(Voices, text, "slt")).Chunks);

    [Fact]
    public async Task Ten_thousand_characters_without_a_full_stop_are_spoken_in_parts()
    {
        string text = string.Concat(Enumerable.Repeat("and the little boat went on ", 360))[..10_000];

        Spoken spoken = await Spoken.Of(Voices, text, "kal", rate: 2);

        spoken.AssertWellFormed();
        Assert.InRange(spoken.Chunks.Count, 20, 60);
        Assert.Equal(text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, spoken.Words.Count);
    }

    [Fact]
    public async Task A_word_of_ten_thousand_letters_is_spoken_too()
    {
        Spoken spoken = await Spoken.Of(Voices, new string('a', 5_000) + new string('7', 5_000), "kal", rate: 2);

        spoken.AssertWellFormed();
        Assert.All(spoken.Words, word => Assert.Equal(10_000, word.TextLength));
    }

    [Fact]
    public async Task Many_speak_at_once_and_each_says_its_own()
    {
        string[] texts = [.. Enumerable.Range(1, 12).Select(i => $"This is visitor number {i}.")];
        Spoken[] alone = new Spoken[texts.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            alone[i] = await Spoken.Of(Voices, texts[i], "kal");
        }

        Spoken[] together = await Task.WhenAll(texts.Select(text => Task.Run(() => Spoken.Of(Voices, text, "kal"))));

        Assert.All(together.Zip(alone), pair => Assert.Equal(pair.Second.Audio, pair.First.Audio));
    }

    [Fact]
    public async Task Cancelling_in_the_middle_stops_and_leaves_the_voice_usable()
    {
        using CancellationTokenSource stop = new();
        SpeechRequest request = new() { Text = "One. " + string.Concat(Enumerable.Repeat("and the little boat went on ", 200)), Voice = "slt" };
        await using IAsyncEnumerator<SpeechChunk> chunks = Voices.SynthesizeAsync(request, stop.Token).GetAsyncEnumerator();
        Assert.True(await chunks.MoveNextAsync());
        ValueTask<bool> next = chunks.MoveNextAsync();

        await stop.CancelAsync();

        // What was all but spoken may still come; nothing after it does.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            Assert.True(await next);
            await chunks.MoveNextAsync();
        });
        (await Spoken.Of(Voices, Text, "slt")).AssertWellFormed();
    }

    [Fact]
    public async Task Disposing_in_the_middle_ends_what_is_spoken()
    {
        LocalSpeechSynthesizer voices = new(new LocalSpeechOptions { CacheFolder = fixture.Folder, EspeakWorkers = 0 });
        await using IAsyncEnumerator<SpeechChunk> chunks =
            voices.SynthesizeAsync(new SpeechRequest { Text = "One. " + string.Concat(Enumerable.Repeat("and on ", 400)) }).GetAsyncEnumerator();
        Assert.True(await chunks.MoveNextAsync());
        ValueTask<bool> next = chunks.MoveNextAsync();

        await voices.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () =>
        {
            while (await next)
            {
                next = chunks.MoveNextAsync();
            }
        });
    }

    private static string Sounds(Spoken spoken, string word)
    {
        SpeechMark mark = spoken.Words.Single(mark => mark.Value == word);
        return string.Join(
            ' ', spoken.Phones.Where(phone => phone.Start >= mark.Start && phone.Start < mark.Start + mark.Duration).Select(phone => phone.Value));
    }
}
