namespace AvatarKit.Tests.Pronunciation;

public sealed class PronouncingDictionaryTests
{
    [Theory]
    [InlineData("colonel", "kɚnəl")]
    [InlineData("choir", "kwaɪɚ")]
    [InlineData("wednesday", "wɛnzdi")]
    [InlineData("island", "aɪlənd")]
    [InlineData("women", "wɪmən")]
    public void It_knows_what_rules_do_not(string word, string expected) => Assert.Equal(expected, Saying.Of(word, "en-US"));

    [Theory]
    [InlineData("stopped", "stɑpt")]
    [InlineData("hoping", "hoʊpɪŋ")]
    [InlineData("boxes", "bɑksɪz")]
    [InlineData("colonel's", "kɚnəlz")]
    [InlineData("smartphone", "smɑɹtfoʊn")]
    [InlineData("smartphones", "smɑɹtfoʊnz")]
    public void Inflections_and_compounds_follow_their_stems(string word, string expected) => Assert.Equal(expected, Saying.Of(word, "en-US"));

    [Fact]
    public void Britain_says_no_r_but_before_vowels()
    {
        Assert.Equal("kɑ", Saying.Of("car", "en-GB"));
        Assert.Equal("vɛɹi", Saying.Of("very", "en-GB"));
        Assert.Equal("kɑɹ", Saying.Of("car", "en-US"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("zzzzqx")]
    [InlineData("naïve")]
    [InlineData("antidisestablishmentarianismantidis")]
    public void What_it_does_not_have_it_does_not_find(string word) => Assert.Equal(0, PronouncingDictionary.English!.Find(word, new byte[64]));

    [Fact]
    public void It_finds_first_and_last_words()
    {
        byte[] phones = new byte[64];
        Assert.Equal(1, PronouncingDictionary.English!.Find("a", phones));
        Assert.NotEqual(0, PronouncingDictionary.English.Find("zywicki", phones));
        Assert.Equal(0, PronouncingDictionary.English.Find("zzz", phones));
    }

    [Fact]
    public void What_is_no_dictionary_is_refused()
    {
        using var stream = new MemoryStream();
        using (var brotli = new System.IO.Compression.BrotliStream(stream, System.IO.Compression.CompressionMode.Compress, leaveOpen: true))
        {
            brotli.Write(new byte[100]);
        }

        stream.Position = 0;
        Assert.Throws<InvalidDataException>(() => PronouncingDictionary.Read(stream));
    }
}
