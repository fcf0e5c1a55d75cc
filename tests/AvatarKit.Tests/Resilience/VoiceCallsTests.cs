using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Resilience;

public sealed class VoiceCallsTests
{
    private const string Sentence = "One is here.";
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_voice_that_fails_for_a_moment_is_asked_again()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith(Sentence);
        host.Voice.FailWith(Busy()).RespondWith(new FakeSpeech());

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Empty(response.Warnings);
        Assert.False(response.Segments[0].IsSilent);
        Assert.Equal(2, host.Voice.Calls.Count);
    }

    [Fact]
    public async Task A_voice_is_asked_again_as_often_as_the_setting_says_and_then_falls_silent()
    {
        await using var host = new EngineHost(options => options.Resilience.Voice.Retries = 2);
        host.Lite.RespondWith(Sentence);
        host.Voice.FailWith(Busy());

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal("test.busy", Assert.Single(response.Warnings).Code);
        Assert.True(response.Segments[0].IsSilent);
        Assert.Equal(3, host.Voice.Calls.Count);
    }

    public static TheoryData<Exception> NotWorthAsking() =>
    [
        new SpeechException("test.lasting", "It stays broken.", "fake"),
        new SpeechException("test.busy", "Busy for long.", "fake", isTransient: true) { RetryAfter = TimeSpan.FromSeconds(3) },
        new HttpRequestException("Forbidden.", null, System.Net.HttpStatusCode.Forbidden),
        new InvalidOperationException("A mistake in the voice."),
        new FileNotFoundException("No model file."),
    ];

    [Theory]
    [MemberData(nameof(NotWorthAsking))]
    public async Task What_lasts_or_takes_too_long_is_not_asked_again(Exception failure)
    {
        await using var host = new EngineHost(options => options.Resilience.Voice.Retries = 5);
        host.Lite.RespondWith(Sentence);
        host.Voice.FailWith(failure);

        await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Single(host.Voice.Calls);
    }

    [Fact]
    public async Task After_the_first_audio_nothing_is_asked_again()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith(Sentence);
        host.Voice.RespondWith(new FakeSpeech().Chunks(1).FailWith(Busy()));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal("test.busy", Assert.Single(response.Warnings).Code);
        Assert.Single(host.Voice.Calls);
    }

    [Fact]
    public async Task The_wait_a_provider_asks_for_is_kept()
    {
        var time = new FakeTimeProvider();
        await using var host = new EngineHost(time: time);
        host.Lite.RespondWith(Sentence);
        List<DateTimeOffset> calls = [];
        host.Voice.When(_ => NoteCall()).RespondWith(new FakeSpeech());
        host.Voice.FailWith(Busy(TimeSpan.FromSeconds(1.5))).RespondWith(new FakeSpeech());

        AvatarResponse response = await time.MoveUntilAsync(host.Engine.GetResponseAsync(EngineHost.Ask()), step: TimeSpan.FromSeconds(0.5));

        Assert.Equal(2, calls.Count);
        Assert.InRange(calls[1] - calls[0], TimeSpan.FromSeconds(1.5), TimeSpan.MaxValue);
        Assert.Empty(response.Warnings);

        // It only watches: the answers are those in their order.
        bool NoteCall()
        {
            calls.Add(time.GetUtcNow());
            return false;
        }
    }

    [Fact]
    public async Task An_interruption_ends_the_wait_before_the_next_attempt()
    {
        await using var host = new EngineHost(time: new FakeTimeProvider());
        host.Lite.RespondWith(Sentence);
        host.Voice.FailWith(Busy());
        using var interrupt = new CancellationTokenSource();
        Task<AvatarResponse> asking = host.Engine.GetResponseAsync(EngineHost.Ask(), interrupt.Token);
        await host.Voice.WaitForCallsAsync().WaitAsync(Soon);

        await interrupt.CancelAsync();

        Assert.Equal(TurnOutcome.Interrupted, (await asking.WaitAsync(Soon)).Outcome);
        Assert.Single(host.Voice.Calls);
        Assert.DoesNotContain(host.Logs.GetSnapshot(), entry => entry.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task A_dead_voice_is_left_alone_and_found_again_when_it_works()
    {
        var time = new FakeTimeProvider();
        bool isDead = true;
        await using var host = new EngineHost(options => (options.Resilience.Voice.Retries, options.Speech.SentencesAhead) = (0, 1), time: time);
        host.Lite.RespondWith(string.Concat(Enumerable.Repeat("One is here. Two is here. ", 10)));
        host.Voice.When(_ => isDead).FailWith(Busy());

        AvatarResponse dead = await host.Engine.GetResponseAsync(EngineHost.Ask()).WaitAsync(Soon);
        int calls = host.Voice.Calls.Count;
        isDead = false;
        AvatarResponse resting = await host.Engine.GetResponseAsync(EngineHost.Ask()).WaitAsync(Soon);
        time.Advance(TimeSpan.FromSeconds(16));
        AvatarResponse alive = await host.Engine.GetResponseAsync(EngineHost.Ask()).WaitAsync(Soon);

        Assert.Equal(20, dead.Segments.Select(segment => segment.Sentence).Distinct().Count());
        Assert.Equal(4, calls);
        Assert.Equal(["test.busy", "speech.unavailable"], dead.Warnings.Select(warning => warning.Code));
        Assert.All(resting.Segments, segment => Assert.True(segment.IsSilent));
        Assert.Equal("speech.unavailable", Assert.Single(resting.Warnings).Code);
        Assert.Empty(alive.Warnings);
        Assert.Equal(4 + 20, host.Voice.Calls.Count);
        Assert.Single(host.Logs.GetSnapshot(), entry => entry.Id.Id == 61 && entry.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task A_voice_that_never_answers_counts_as_dead_too()
    {
        var time = new FakeTimeProvider();
        await using var host = new EngineHost(
            options => (options.Resilience.Voice.Retries, options.Speech.SentencesAhead, options.Resilience.Voice.SentenceTimeout,
                options.Limits.TurnTimeout) = (0, 1, TimeSpan.FromSeconds(6), TimeSpan.FromHours(2)), time: time);
        host.Lite.RespondWith(string.Concat(Enumerable.Repeat("One is here. Two is here. ", 10)));
        host.Voice.RespondWith(new FakeSpeech().After(new TaskCompletionSource().Task));

        AvatarResponse response = await time.MoveUntilAsync(host.Engine.GetResponseAsync(EngineHost.Ask()), step: TimeSpan.FromSeconds(2));

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.Contains(response.Warnings, warning => warning.Code == "speech.timeout");
        Assert.InRange(host.Voice.Calls.Count, 4, 12);
    }

    [Fact]
    public async Task A_wish_that_cannot_be_met_does_not_count_against_the_voice()
    {
        await using var host = new EngineHost(options => options.Speech.SentencesAhead = 1);
        host.Lite.RespondWith(string.Concat(Enumerable.Repeat("One is here. Two is here. ", 10)));

        await host.Engine.GetResponseAsync(EngineHost.Ask() with { Voice = "nobody" });
        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Empty(response.Warnings);
        Assert.Equal(40, host.Voice.Calls.Count);
    }

    private static SpeechException Busy(TimeSpan? retryAfter = null)
        => new("test.busy", "The voice is busy.", "fake", isTransient: true) { RetryAfter = retryAfter };
}
