using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Caching.Warming;

/// <summary>An avatar that answers ahead, with a voice that keeps its speech, at prices that are easily added up.</summary>
internal sealed class WarmingHost : IAsyncDisposable
{
    /// <summary>What an answer of <see cref="Answer"/> costs.</summary>
    public const decimal AnswerUsd = 0.001m;

    public WarmingHost(
        Action<WarmingOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        TimeProvider? time = null,
        Action<AvatarProfile>? avatar = null,
        Action<ResponseCacheOptions>? cache = null)
    {
        Host = new EngineHost(
            services: collection =>
            {
                collection.AddSingleton<IPriceBook>(new FakePriceBook()
                    .RespondWith("lite-model", new ModelPrice(InputPerMillionTokens: 50, OutputPerMillionTokens: 100))
                    .RespondWith("fake", new SpeechPrice(0)));
                services?.Invoke(collection);
            },
            time: time,
            avatar: avatar,
            build: builder => builder
                .UseResponseCache(cache)
                .UseWarming(configure)
                .Decorate<ISpeechSynthesizer>(static (inner, provider) => new KeepingVoice(inner, provider.GetRequiredService<ISpeechCache>())));
        Warming = Host.Services.GetRequiredService<AvatarWarming>();
    }

    public EngineHost Host { get; }

    public AvatarWarming Warming { get; }

    public FakeChatClient Model => Host.Lite;

    /// <summary>An answer of 0.001 USD.</summary>
    public static FakeChatResponse Answer(string text = "Click on the link. Then choose a new one.")
        => new FakeChatResponse().Text(text).Usage(10, 5);

    public async Task<List<WarmingProgress>> WarmAsync(IEnumerable<string> questions, WarmingRun? run = null, CancellationToken token = default)
    {
        List<WarmingProgress> done = [];
        IAsyncEnumerable<WarmingQuestion> all = questions.Select(static text => new WarmingQuestion(text)).ToAsyncEnumerable();
        await foreach (WarmingProgress progress in Warming.WarmAsync(all, run, token))
        {
            done.Add(progress);
        }

        return done;
    }

    public Task<AvatarResponse> AskAsync(string question, string user = "ann") => Host.Engine.GetResponseAsync(
        new AvatarRequest { Message = question, UserId = user, Outputs = AvatarOutputs.Speech });

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private sealed class KeepingVoice(ISpeechSynthesizer inner, ISpeechCache cache) : DelegatingSpeechSynthesizer(inner)
    {
        public override IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken = default)
        {
            var key = new SpeechCacheKey
            {
                Text = request.Text, Voice = request.Voice ?? "", Provider = "fake", Format = AudioFormat.Pcm16(16_000), Locale = request.Locale,
            };
            return cache.GetOrSynthesizeAsync(key, token => Inner.SynthesizeAsync(request, token), cancellationToken);
        }
    }
}
