using AvatarKit.Testing;

namespace AvatarKit.Aws.Tests.Speech;

public sealed class PollySpeechSynthesizerConformanceTests(PollySpeechSynthesizerConformanceTests.Server server)
    : IClassFixture<PollySpeechSynthesizerConformanceTests.Server>
{
    public static TheoryData<string> Cases
        => [.. new SpeechSynthesizerConformance(_ => throw new InvalidOperationException()).Cases.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task It_keeps_the_contract(string name) => RunAsync(name, () => null);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task It_keeps_the_contract_with_a_cache(string name) => RunAsync(name, () => new SpeechCache(new SpeechCacheOptions()));

    private Task RunAsync(string name, Func<ISpeechCache?> cache)
    {
        var suite = new SpeechSynthesizerConformance(_ => new(Create(cache()))) { CanPause = true };
        return suite.Cases.Single(one => one.Name == name).RunAsync();
    }

    private PollySpeechSynthesizer Create(ISpeechCache? cache)
    {
        // Some cases speak forty times: the quota is not what they are about.
        PollyOptions options = PollyLoopbackTests.Options(server.Polly);
        options.Quotas.Neural = new PollyQuota { RequestsPerSecond = 10_000, Burst = 10_000, Concurrency = 1000 };
        return new PollySpeechSynthesizer(options, PollyLoopbackTests.Credentials, cache);
    }

    public sealed class Server : IAsyncLifetime
    {
        public PollyEmulator Polly { get; private set; } = null!;

        public async Task InitializeAsync() => Polly = await PollyEmulator.StartAsync();

        public async Task DisposeAsync() => await Polly.DisposeAsync();
    }
}
