namespace AvatarKit.Tests.Caching;

public sealed class SpeechCacheKeyTests
{
    private static readonly SpeechCacheKey Key = new()
    {
        Text = "My name is Ada.", Voice = "polly/Joanna/neural", Provider = "polly/neural", Format = AudioFormat.Pcm16(16_000),
        Lexicons = ["a", "b"],
    };

    [Fact]
    public void Equal_values_have_the_same_hash_which_shows_nothing_of_the_text()
    {
        Assert.Equal(Key.ToHash(), (Key with { Lexicons = ["a", "b"] }).ToHash());
        Assert.Matches("^avatarkit:speech:1:[0-9a-f]{64}$", Key.ToHash());
        Assert.DoesNotContain("Ada", Key.ToString(), StringComparison.Ordinal);
    }

    public static TheoryData<SpeechCacheKey> Others => new(
        Key with { Text = "My name is Ada" },
        Key with { Voice = "polly/Joanna/standard" },
        Key with { Provider = "polly/standard" },
        Key with { Format = AudioFormat.Pcm16(8000) },
        Key with { Format = new AudioFormat(AudioEncoding.Mp3, 16_000) },
        Key with { Locale = "hi-IN" },
        Key with { Locale = "" },
        Key with { Rate = 1.1 },
        Key with { Lexicons = ["b", "a"] },
        Key with { Lexicons = ["ab"] },
        Key with { Lexicons = ["a"] },
        Key with { Variant = "ssml" },
        Key with { Locale = "ssml", Variant = null });

    [Theory]
    [MemberData(nameof(Others))]
    public void Whatever_changes_the_sound_changes_the_hash(SpeechCacheKey other) => Assert.NotEqual(Key.ToHash(), other.ToHash());

    [Fact]
    public void Values_do_not_run_into_one_another()
        => Assert.NotEqual((Key with { Text = "ab", Voice = "c" }).ToHash(), (Key with { Text = "a", Voice = "bc" }).ToHash());
}
