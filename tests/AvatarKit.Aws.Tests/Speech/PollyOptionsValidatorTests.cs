namespace AvatarKit.Aws.Tests.Speech;

public sealed class PollyOptionsValidatorTests
{
    public static TheoryData<string, Action<PollyOptions>> Wrong => new()
    {
        { "SampleRate", options => options.SampleRate = 24_000 },
        { "SampleRate", options => (options.OutputFormat, options.SampleRate) = (PollyOutputFormat.Mp3, 11_025) },
        { "SampleRate", options => (options.OutputFormat, options.SampleRate) = (PollyOutputFormat.OggOpus, 24_000) },
        { "Engine", options => options.Engine = (PollyEngine)9 },
        { "OutputFormat", options => options.OutputFormat = (PollyOutputFormat)9 },
        { "ServiceUrl", options => options.ServiceUrl = "localhost" },
        { "Region", options => options.Region = " " },
        { "MarksPatience", options => options.MarksPatience = TimeSpan.FromSeconds(-1) },
        { "LexiconNames", options => options.LexiconNames = ["a", "b", "c", "d", "e", "f"] },
        { "LexiconNames", options => options.LexiconNames = ["my lexicon"] },
        { "LexiconNames", options => options.LexiconNames = ["abcdefghijklmnopqrstu"] },
        { "Quotas.Neural.RequestsPerSecond", options => options.Quotas.Neural.RequestsPerSecond = double.NaN },
        { "Quotas.Standard.Burst", options => options.Quotas.Standard.Burst = 0 },
        { "Quotas.Generative.Concurrency", options => options.Quotas.Generative.Concurrency = -1 },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_setting_is_named(string setting, Action<PollyOptions> change)
    {
        var options = new PollyOptions();
        change(options);

        Assert.Contains(setting, Assert.Throws<ArgumentException>(() => new PollySpeechSynthesizer(options)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PollyOutputFormat.Pcm, 8000)]
    [InlineData(PollyOutputFormat.Pcm, 16_000)]
    [InlineData(PollyOutputFormat.Mp3, 22_050)]
    [InlineData(PollyOutputFormat.OggVorbis, 48_000)]
    [InlineData(PollyOutputFormat.OggOpus, 48_000)]
    public void Rates_a_format_has_are_accepted(PollyOutputFormat format, int rate)
        => PollyOptionsValidator.ThrowIfInvalid(new PollyOptions { OutputFormat = format, SampleRate = rate });

    [Theory]
    [InlineData(PollyOutputFormat.Pcm, PollyEngine.Neural, "pcm_s16le", 16_000)]
    [InlineData(PollyOutputFormat.Mp3, PollyEngine.Neural, "mp3", 24_000)]
    [InlineData(PollyOutputFormat.Mp3, PollyEngine.Standard, "mp3", 22_050)]
    [InlineData(PollyOutputFormat.OggVorbis, PollyEngine.Generative, "ogg_vorbis", 24_000)]
    [InlineData(PollyOutputFormat.OggOpus, PollyEngine.LongForm, "ogg_opus", 48_000)]
    public void Without_a_rate_Polly_s_own_is_taken(PollyOutputFormat format, PollyEngine engine, string encoding, int rate)
        => Assert.Equal(new AudioFormat(new AudioEncoding(encoding), rate), format.ToAudio(null, engine));
}
