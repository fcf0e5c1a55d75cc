namespace AvatarKit.Local.Tests.Speech;

public sealed class LocalSpeechOptionsTests
{
    public static TheoryData<string, Action<LocalSpeechOptions>> Wrong => new()
    {
        { nameof(LocalSpeechOptions.FliteConcurrency), options => options.FliteConcurrency = 0 },
        { nameof(LocalSpeechOptions.EspeakWorkers), options => options.EspeakWorkers = -1 },
        { nameof(LocalSpeechOptions.EspeakWorkers), options => options.EspeakWorkers = 65 },
        { nameof(LocalSpeechOptions.EspeakIdleTime), options => options.EspeakIdleTime = TimeSpan.Zero },
        { nameof(LocalSpeechOptions.Timeout), options => options.Timeout = TimeSpan.FromDays(1) },
        { nameof(LocalSpeechOptions.CacheFolder), options => options.CacheFolder = " " },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_value_out_of_range_is_refused_by_its_name(string name, Action<LocalSpeechOptions> change)
    {
        LocalSpeechOptions options = new();
        change(options);

        ArgumentException error = Assert.Throws<ArgumentException>(() => new LocalSpeechSynthesizer(options));

        Assert.Contains($"LocalSpeechOptions.{name}", error.Message, StringComparison.Ordinal);
    }
}
