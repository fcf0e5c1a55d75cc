using System.Net;
using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using AvatarKit.Tests.Conversation.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Tests.Telemetry;

/// <summary>A session says why an answer failed: what AvatarKit's own errors say, and of others what cannot quote anybody.</summary>
public sealed class SessionReasonTests
{
    [Theory]
    [InlineData(true, "speech.failed: The voice is gone.")]
    [InlineData(false, "HttpRequestException, status 503")]
    public async Task An_answer_that_fails_is_logged_with_its_reason(bool isOurs, string reason)
    {
        Exception failure = isOurs ? new SpeechException("speech.failed", "The voice is gone.", "fake")
            : new HttpRequestException("I am Zebulon.", null, HttpStatusCode.ServiceUnavailable);
        await using var host = new EngineHost(services: services => services.AddSingleton<IConversationEngine>(new Broken(failure)));
        await using AvatarSession session = await host.Services.GetRequiredService<IAvatarSessions>().OpenAsync(SessionHost.Conversation());
        await using var client = new SessionReader(session);

        string turnId = session.Say("Hello");
        await client.WaitAsync(static reader => reader.Notices.Contains(SessionNoticeKind.Warning));

        Assert.Equal(
            $"Turn {turnId} of a session failed: {reason}", host.Logs.GetSnapshot().Single(static entry => entry.Level == LogLevel.Error).Message);
    }

    [Fact]
    public async Task What_a_person_thinks_over_a_session_reaches_the_response_cache_too()
    {
        await using var host = new EngineHost(build: static builder => builder.UseResponseCache());
        await AskAsync("c2");
        await using AvatarSession session = await host.Services.GetRequiredService<IAvatarSessions>().OpenAsync(SessionHost.Conversation());
        await using var client = new SessionReader(session);
        string turnId = session.Say("What are your opening hours?");
        await client.WaitAsync(static reader => reader.HasEnded);

        Assert.True(await session.RateAsync(turnId, new TurnRating { Score = 1, RatedAt = DateTimeOffset.UnixEpoch }));

        // The answer that was kept is not given again.
        Assert.Single(host.Lite.Calls);
        Assert.Null((await AskAsync("c3")).Cache);

        Task<AvatarResponse> AskAsync(string conversation)
            => host.Engine.GetResponseAsync(EngineHost.Ask("What are your opening hours?", conversation: conversation));
    }

    private sealed class Broken(Exception failure) : IConversationEngine
    {
        public IAsyncEnumerable<AvatarResponseUpdate> GetStreamingResponseAsync(
            AvatarRequest request, CancellationToken cancellationToken = default) => throw failure;
    }
}
