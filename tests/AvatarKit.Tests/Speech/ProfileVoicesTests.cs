using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace AvatarKit.Tests.Speech;

public sealed class ProfileVoicesTests
{
    private static readonly VoiceInfo[] Known =
    [
        new("polly/Joanna/neural", "polly", "en-US", AudioFormat.Pcm16(16_000)),
        new("polly/Vicki/neural", "polly", "de-DE", AudioFormat.Pcm16(16_000)),
    ];

    [Fact]
    public async Task A_voice_that_there_is_not_is_named_at_start_with_those_there_are()
    {
        FakeLogRecord said = Assert.Single(await WarningsAsync("polly/Joana/neural"));

        Assert.Contains("'ada' has the voice 'polly/Joana/neural'", said.Message, StringComparison.Ordinal);
        Assert.Contains("There are 2: polly/Joanna/neural, polly/Vicki/neural", said.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("polly/Joanna/neural")]
    [InlineData("POLLY/joanna")]
    [InlineData("Joanna")]
    [InlineData(null)]
    public async Task A_voice_that_there_is_by_any_of_its_names_is_no_matter(string? voice) => Assert.Empty(await WarningsAsync(voice));

    private static async Task<FakeLogRecord[]> WarningsAsync(string? voice)
    {
        await using var host = new EngineHost(build: builder => builder
            .Provide<ISpeechSynthesizer>(static _ => new FakeSpeechSynthesizer { Voices = Known })
            .AddAvatar("ada", profile => profile.Voice = voice));

        await host.Services.GetRequiredService<ProfileVoices>().CheckAsync(CancellationToken.None);

        return [.. host.Logs.GetSnapshot().Where(static entry => entry.Level == LogLevel.Warning)];
    }
}
