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
        Key with { Locale = "ssml", Variant = null },
        Key with { Cues = [new SpeechCue { Start = 0 }] });

    [Theory]
    [MemberData(nameof(Others))]
    public void Whatever_changes_the_sound_changes_the_hash(SpeechCacheKey other) => Assert.NotEqual(Key.ToHash(), other.ToHash());

    public static TheoryData<SpeechCue> OtherCues => new(
        Cue with { Start = 4 },
        Cue with { Length = 3 },
        Cue with { Pause = TimeSpan.FromSeconds(1) },
        Cue with { Phones = "ˈneɪm" },
        Cue with { Emphasis = SpeechEmphasis.None },
        Cue with { Rate = 1 },
        Cue with { Pitch = 1 },
        Cue with { Volume = 1 },
        Cue with { Locale = "de" });

    private static SpeechCue Cue => new() { Start = 3, Length = 4 };

    [Theory]
    [MemberData(nameof(OtherCues))]
    public void Two_sentences_with_other_cues_are_two_recordings(SpeechCue other)
    {
        SpeechCacheKey cued = Key with { Cues = [Cue] };

        Assert.Equal(cued.ToHash(), (Key with { Cues = [Cue] }).ToHash());
        Assert.NotEqual(cued.ToHash(), (Key with { Cues = [other] }).ToHash());
        Assert.NotEqual(cued.ToHash(), (Key with { Cues = [Cue, Cue] }).ToHash());
    }

    [Fact]
    public void A_recording_without_cues_keeps_its_key()
        => Assert.Equal(
            "avatarkit:speech:1:401b8ce82305935e4b6c994625a90fb77953855eb1732d32935243c2e50f34e0", Key.ToHash());

    [Fact]
    public void Values_do_not_run_into_one_another()
        => Assert.NotEqual((Key with { Text = "ab", Voice = "c" }).ToHash(), (Key with { Text = "a", Voice = "bc" }).ToHash());
}
