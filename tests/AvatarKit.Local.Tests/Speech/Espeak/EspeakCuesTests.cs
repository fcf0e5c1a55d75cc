namespace AvatarKit.Local.Tests.Speech.Espeak;

/// <summary>What eSpeak NG makes of cues: by the sounds and words it marks, and by its audio.</summary>
[Collection(VoicesGroup.Name)]
public sealed class EspeakCuesTests(VoicesFixture fixture)
{
    private const string Text = "Tom & Jerry <b>said</b> 3 times: hello.";

    private LocalSpeechSynthesizer Voices => fixture.Voices;

    [EspeakTheory]
    [InlineData("en-us", "I like tomato soup.", "tomato", "təˈmɑːtəʊ", "təmɑːɾəʊ")]
    [InlineData("en-gb", "I like tomato soup.", "tomato", "təˈmeɪtoʊ", "təmeɪtoʊ")]
    [InlineData("en-us", "We met Nguyen there.", "Nguyen", "ˈwɪn", "wɪn")]
    [InlineData("de", "Das ist Worcester.", "Worcester", "ˈvʊstɐ", "vʊstɜ")]
    [InlineData("de", "Er mag Gnocchi sehr.", "Gnocchi", "ˈɲɔki", "ɲɔki")]
    [InlineData("fr-fr", "Voici Bordeaux ici.", "Bordeaux", "bɔʁˈdo", "bɔʁdo")]
    [InlineData("es", "Esto es Google hoy.", "Google", "ˈɡuɡel", "ɣuɣel")]
    [InlineData("it", "Questo è Google oggi.", "Google", "ˈɡuɡol", "ɡuɡol")]
    [InlineData("pl", "To jest Kraków dzisiaj.", "Kraków", "ˈkʂaku", "kʂaku")]
    public async Task A_word_is_said_as_its_phones_say(string voice, string text, string word, string phones, string expected)
    {
        int start = text.IndexOf(word, StringComparison.Ordinal);
        Spoken plain = await Spoken.Of(Voices, text, voice);
        Spoken cued = await SayAsync(text, voice, new SpeechCue { Start = start, Length = word.Length, Phones = phones });

        cued.AssertWellFormed();
        Assert.Equal(plain.Words.Select(mark => mark.Value), cued.Words.Select(mark => mark.Value));
        Assert.Equal(expected, SoundsOf(cued, word));
        Assert.NotEqual(expected, SoundsOf(plain, word));
        foreach (SpeechMark other in plain.Words.Where(mark => mark.Value != word))
        {
            Assert.Equal(SoundsOf(plain, other.Value), SoundsOf(cued, other.Value));
        }
    }

    [EspeakTheory]
    [InlineData("ǂǀ")]
    [InlineData("мир")]
    [InlineData("h\"/><break time='9s'/>")]
    [InlineData("]] <speak> [[ \u0301")]
    public async Task Phones_the_voice_has_nothing_near_leave_the_word_as_written(string phones)
    {
        Spoken plain = await Spoken.Of(Voices, "One two three.", "en-us");
        Spoken cued = await SayAsync("One two three.", "en-us", new SpeechCue { Start = 4, Length = 3, Phones = phones });

        cued.AssertWellFormed();
        Assert.Equal(["One", "two", "three"], cued.Words.Select(word => word.Value));
        Assert.InRange(cued.Seconds, plain.Seconds - 0.3, plain.Seconds + 0.6);
    }

    [EspeakTheory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(24)]
    [InlineData(39)]
    public async Task A_pause_is_as_long_as_it_says_and_words_stay_in_place(int place)
    {
        foreach (double seconds in (double[])[0.5, 3])
        {
            Spoken plain = await Spoken.Of(Voices, Text, "en-us");
            Spoken cued = await SayAsync(Text, "en-us", new SpeechCue { Start = place, Pause = TimeSpan.FromSeconds(seconds) });

            cued.AssertWellFormed();
            Assert.Equal(Places(plain), Places(cued));
            Assert.InRange(cued.Seconds - plain.Seconds, seconds - 0.12, seconds + 0.35);
            SpeechMark pause = cued.Phones.MaxBy(phone => phone.Value == "_" ? phone.Duration : 0)!;
            Assert.True(pause.Start >= cued.Words.Where(word => word.TextStart < place).Select(word => word.Start).Append(0).Max());
            Assert.True(pause.Start <= cued.Words.Where(word => word.TextStart >= place).Select(word => word.Start).Append(long.MaxValue).Min());
        }
    }

    [EspeakFact]
    public async Task A_short_pause_after_a_sentence_does_not_shorten_the_voice_s_own()
    {
        Spoken plain = await Spoken.Of(Voices, "One. Two.", "en-us");
        Spoken cued = await SayAsync("One. Two.", "en-us", new SpeechCue { Start = 5, Pause = TimeSpan.FromMilliseconds(100) });

        Assert.InRange(cued.Seconds, plain.Seconds - 0.01, plain.Seconds + 0.2);
    }

    [EspeakFact]
    public async Task Rate_pitch_and_volume_change_a_stretch_alone()
    {
        const string Said = "Papa banana papa.";
        Spoken plain = await Spoken.Of(Voices, Said, "en-us");
        Spoken slow = await SayAsync(Said, "en-us", new SpeechCue { Start = 5, Length = 6, Rate = 0.5 });
        Spoken fast = await SayAsync(Said, "en-us", new SpeechCue { Start = 5, Length = 6, Rate = 2 });
        Spoken soft = await SayAsync(Said, "en-us", new SpeechCue { Start = 5, Length = 6, Volume = -12 });
        Spoken high = await SayAsync(Said, "en-us", new SpeechCue { Start = 5, Length = 6, Pitch = 6 });

        Assert.InRange(Word(slow, 1).Duration / (double)Word(plain, 1).Duration, 1.6, 2.4);
        Assert.InRange(Word(fast, 1).Duration / (double)Word(plain, 1).Duration, 0.4, 0.7);
        Assert.InRange(Word(slow, 0).Duration / (double)Word(plain, 0).Duration, 0.85, 1.15);
        Assert.InRange(Loudness(soft, 1) / Loudness(plain, 1), 0.2, 0.32);
        Assert.InRange(Loudness(soft, 0) / Loudness(plain, 0), 0.85, 1.15);
        Assert.InRange(Crossings(high, 1) / Crossings(plain, 1), 1.02, 2);
        Assert.All((Spoken[])[slow, fast, soft, high], spoken =>
        {
            spoken.AssertWellFormed();
            Assert.Equal(Places(plain), Places(spoken));
        });
    }

    [EspeakFact]
    public async Task A_stretch_in_another_language_is_said_in_it()
    {
        Spoken cued = await SayAsync("He said guten Tag twice.", "en-us", new SpeechCue { Start = 8, Length = 9, Locale = "de-AT" });
        Spoken unknown = await SayAsync("He said guten Tag twice.", "en-us", new SpeechCue { Start = 8, Length = 9, Locale = "qaa" });

        Assert.Equal("tɑːk", SoundsOf(cued, "Tag").Trim('_'));
        Assert.NotEqual("tɑːk", SoundsOf(unknown, "Tag").Trim('_'));
        Assert.Equal(["He", "said", "guten", "Tag", "twice"], cued.Words.Select(word => word.Value));
        Assert.Equal(["He", "said", "guten", "Tag", "twice"], unknown.Words.Select(word => word.Value));
        cued.AssertWellFormed();
    }

    [EspeakFact]
    public async Task Whatever_the_cues_are_every_word_is_marked_in_its_place()
    {
        Spoken plain = await Spoken.Of(Voices, Text, "en-us");
        var random = new Random(6);
        int[] edges = [0, 4, 6, 12, 15, 19, 24, 26, 33, 38];
        for (int round = 0; round < 40; round++)
        {
            SpeechCue[] cues = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ =>
            {
                int from = random.Next(edges.Length - 1);
                int to = random.Next(from, edges.Length);
                return new SpeechCue
                {
                    Start = edges[from],
                    Length = edges[to] - edges[from],
                    Rate = random.Next(2) == 0 ? 0.5 + random.NextDouble() : null,
                    Pitch = random.Next(2) == 0 ? random.Next(-12, 13) : null,
                    Volume = random.Next(2) == 0 ? random.Next(-20, 10) : null,
                    Emphasis = random.Next(2) == 0 ? (SpeechEmphasis)random.Next(4) : null,
                    Pause = random.Next(2) == 0 ? TimeSpan.FromMilliseconds(random.Next(800)) : null,
                };
            })];
            Spoken cued = await SayAsync(Text, "en-us", [.. cues, new SpeechCue { Start = 6, Length = 5, Phones = "ˈdʒɛɹi" }]);

            Assert.True(
                Places(plain).SequenceEqual(Places(cued)),
                EspeakText.Create(cued.Request, phones: null, static _ => null).Spoken);
        }
    }

    private static string SoundsOf(Spoken spoken, string word)
    {
        SpeechMark mark = spoken.Words.Single(one => one.Value == word);
        return string.Concat(spoken.Phones
            .Where(phone => phone.Start >= mark.Start && phone.Start < mark.Start + mark.Duration && phone.Value != "_")
            .Select(phone => phone.Value));
    }

    private static (int, int)[] Places(Spoken spoken) => [.. spoken.Words.Select(word => (word.TextStart, word.TextLength))];

    private static SpeechMark Word(Spoken spoken, int index) => spoken.Words[index];

    private static double Loudness(Spoken spoken, int word) => spoken.Loudness(spoken.Words[word].Start, spoken.Words[word].Duration);

    /// <summary>How often the sound of a word goes through zero in a second: more often where it is higher.</summary>
    private static double Crossings(Spoken spoken, int word)
    {
        ReadOnlySpan<short> samples = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(spoken.Audio)
            .Slice((int)spoken.Words[word].Start, (int)spoken.Words[word].Duration);
        int count = 0;
        for (int i = 1; i < samples.Length; i++)
        {
            count += (samples[i - 1] < 0) != (samples[i] < 0) ? 1 : 0;
        }

        return count / (double)samples.Length;
    }

    private Task<Spoken> SayAsync(string text, string voice, params SpeechCue[] cues)
        => Spoken.Of(Voices, new SpeechRequest { Text = text, Voice = voice, Cues = cues });
}
