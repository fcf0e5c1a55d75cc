namespace AvatarKit.Tests.Pronunciation;

public sealed class CuedWordsTests
{
    private const string Text = "In New York City, Siobhan waits.";

    [Fact]
    public void A_word_with_phones_is_said_as_they_say()
    {
        IReadOnlyList<PronouncedWord> plain = Pronouncer.Pronounce(Text, "en-US");
        IReadOnlyList<PronouncedWord> cued = Pronouncer.Pronounce(Text, "en-US", [new SpeechCue { Start = 18, Length = 7, Phones = "ʃɪˈvɔːn" }]);

        Assert.Equal(["ʃ", "ɪ", "v", "ɔ", "n"], cued[4].Phones);
        Assert.Equal(
            plain.Select(word => (word.TextStart, word.TextLength, word.Pause)), cued.Select(word => (word.TextStart, word.TextLength, word.Pause)));
        Assert.Equal(plain.Where((_, i) => i != 4).SelectMany(word => word.Phones), cued.Where((_, i) => i != 4).SelectMany(word => word.Phones));
    }

    [Theory]
    [InlineData("njuː jɔːk", "n j u|j ɔ k")]
    [InlineData("njuːjɔːk", "n j u|j ɔ k")]
    [InlineData("a i u", "a|i u")]
    public void Words_share_the_phones_of_their_stretch(string phones, string expected)
    {
        IReadOnlyList<PronouncedWord> words = Pronouncer.Pronounce(Text, "en-US", [new SpeechCue { Start = 3, Length = 8, Phones = phones }]);

        Assert.Equal(expected, $"{string.Join(' ', words[1].Phones)}|{string.Join(' ', words[2].Phones)}");
    }

    [Theory]
    [InlineData("t͡ʃaʊ̯", "tʃ a ʊ")]
    [InlineData("ˈɡɹɑ̃ːd.çi", "ɡ ɹ ɑ d ç i")]
    [InlineData("/ðə/", "ð ə")]
    [InlineData("123", "")]
    public void Sounds_are_letters_without_stress_length_and_accents(string phones, string expected)
        => Assert.Equal(expected, string.Join(' ', CuedWords.Sounds(phones)));

    [Fact]
    public void Phones_without_a_sound_leave_the_word_as_written()
    {
        IReadOnlyList<PronouncedWord> words = Pronouncer.Pronounce(Text, "en-US", [new SpeechCue { Start = 0, Length = 2, Phones = "日" }]);

        Assert.Equal(Pronouncer.Pronounce(Text, "en-US")[0].Phones, words[0].Phones);
    }

    [Fact]
    public void Speakers_pause_where_they_are_told_to()
    {
        IReadOnlyList<PronouncedWord> words = Pronouncer.Pronounce(Text, "en-US", [new SpeechCue { Start = 3, Pause = TimeSpan.FromSeconds(1) }]);

        Assert.Equal([true, false, false, true, false, true], words.Select(word => word.PauseAfter));
    }
}
