namespace AvatarKit.Local.Tests.Speech.Flite;

/// <summary>What Flite makes of cues: by the sounds and words it marks, and by its audio.</summary>
[Collection(VoicesGroup.Name)]
public sealed class FliteCuesTests(VoicesFixture fixture)
{
    private const string Text = "We met Siobhan, and then Tom went home.";

    private LocalSpeechSynthesizer Voices => fixture.Voices;

    [Theory]
    [InlineData("ʃɪˈvɔːn", "sh ih v ao n")]
    [InlineData("ˈtʃaɪɹɜːʒ", "ch ay r er zh")]
    [InlineData("ˈɲøːça", "n y er hh aa")]
    public async Task A_word_is_said_as_its_phones_say(string phones, string expected)
    {
        Spoken plain = await Spoken.Of(Voices, Text, "slt");
        Spoken cued = await SayAsync(new SpeechCue { Start = 7, Length = 7, Phones = phones });

        cued.AssertWellFormed();
        Assert.Equal(Places(plain), Places(cued));
        Assert.Equal(expected, SoundsOf(cued, "Siobhan"));
        Assert.Equal(SoundsOf(plain, "home"), SoundsOf(cued, "home"));
    }

    [Theory]
    [InlineData("ǂ")]
    [InlineData("мир")]
    [InlineData("a b c")]
    public async Task Phones_Flite_has_nothing_near_leave_the_word_as_written(string phones)
    {
        Spoken plain = await Spoken.Of(Voices, Text, "slt");
        Spoken cued = await SayAsync(new SpeechCue { Start = 7, Length = 7, Phones = phones });

        Assert.Equal(plain.Phones.Select(phone => phone.Value), cued.Phones.Select(phone => phone.Value));
    }

    [Fact]
    public async Task Words_take_the_words_of_their_phones_one_by_one()
    {
        Spoken cued = await SayAsync(new SpeechCue { Start = 25, Length = 8, Phones = "ˈdʒɪm ˈkeɪm" });

        Assert.Equal(("jh ih m", "k ey m"), (SoundsOf(cued, "Tom"), SoundsOf(cued, "went")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(25)]
    [InlineData(39)]
    public async Task A_pause_is_as_long_as_it_says_and_words_stay_in_place(int place)
    {
        Spoken plain = await Spoken.Of(Voices, Text, "slt");
        Spoken cued = await SayAsync(new SpeechCue { Start = place, Pause = TimeSpan.FromSeconds(2) });

        cued.AssertWellFormed();
        Assert.Equal(Places(plain), Places(cued));
        Assert.InRange(cued.Seconds - plain.Seconds, 1.7, 2.6);
        SpeechMark pause = cued.Phones.First(phone => phone.Value == "pau" && phone.Duration >= 2 * cued.Voice.Format.SampleRate);
        Assert.True(pause.Start >= cued.Words.Where(word => word.TextStart < place).Select(word => word.Start).Append(0).Max());
        Assert.True(pause.Start <= cued.Words.Where(word => word.TextStart >= place).Select(word => word.Start).Append(long.MaxValue).Min());
    }

    [Fact]
    public async Task Rate_and_volume_change_a_stretch_alone()
    {
        Spoken plain = await Spoken.Of(Voices, Text, "slt");
        Spoken slow = await SayAsync(new SpeechCue { Start = 16, Length = 23, Rate = 0.5 });
        Spoken soft = await SayAsync(new SpeechCue { Start = 16, Length = 23, Volume = -12 });

        slow.AssertWellFormed();
        Assert.Equal(Places(plain), Places(slow));
        Assert.InRange(Length(slow, "home") / Length(plain, "home"), 1.4, 2.6);
        Assert.InRange(Length(slow, "met") / Length(plain, "met"), 0.7, 1.4);
        Assert.InRange(Loudness(soft, "home") / Loudness(plain, "home"), 0.15, 0.4);
        Assert.InRange(Loudness(soft, "met") / Loudness(plain, "met"), 0.7, 1.4);
    }

    private static (int, int)[] Places(Spoken spoken) => [.. spoken.Words.Select(word => (word.TextStart, word.TextLength))];

    private static double Length(Spoken spoken, string word) => spoken.Words.Single(one => one.Value == word).Duration;

    private static double Loudness(Spoken spoken, string word)
    {
        SpeechMark mark = spoken.Words.Single(one => one.Value == word);
        return spoken.Loudness(mark.Start, mark.Duration);
    }

    private static string SoundsOf(Spoken spoken, string word)
    {
        SpeechMark mark = spoken.Words.Single(one => one.Value == word);
        return string.Join(' ', spoken.Phones
            .Where(phone => phone.Start >= mark.Start && phone.Start < mark.Start + mark.Duration && phone.Value != "pau")
            .Select(phone => phone.Value));
    }

    private Task<Spoken> SayAsync(SpeechCue cue) => Spoken.Of(Voices, new SpeechRequest { Text = Text, Voice = "slt", Cues = [cue] });
}
