using AvatarKit.Testing;

namespace AvatarKit.Aws.Tests.Speech;

public sealed class PollySpeechSynthesizerConformanceTests
{
    private static readonly SpeechSynthesizerConformance Suite = new(_ => new(Create(cache: null)));

    private static readonly SpeechSynthesizerConformance Cached = new(_ => new(Create(new HybridSpeechCache(new SpeechCacheOptions()))));

    public static TheoryData<string> Cases => [.. Suite.Cases.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task It_keeps_the_contract(string name) => Suite.Cases.Single(one => one.Name == name).RunAsync();

    [Theory]
    [MemberData(nameof(Cases))]
    public Task It_keeps_the_contract_with_a_cache(string name) => Cached.Cases.Single(one => one.Name == name).RunAsync();

    private static PollySpeechSynthesizer Create(ISpeechCache? cache)
    {
        // Some cases speak forty times: the quota is not what they are about.
        var options = new PollyOptions();
        options.Quotas.Neural = new PollyQuota { RequestsPerSecond = 10_000, Burst = 10_000, Concurrency = 1000 };
        return new PollySpeechSynthesizer(options, () => new FakePolly(), gates: null, cache, timeProvider: null, logger: null);
    }
}
