using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.Tests.Conversation.Sessions;

public sealed class AvatarSessionsTests
{
    [Fact]
    public async Task A_conversation_has_one_session_unless_it_is_replaced()
    {
        await using var host = new SessionHost();
        AvatarSession first = await host.OpenAsync();
        await using var client = new SessionReader(first);
        Assert.Equal("session.exists", (await Assert.ThrowsAsync<SessionException>(() => host.OpenAsync())).Code);
        await using AvatarSession other = await host.OpenAsync(SessionHost.Conversation() with { UserId = "somebody else" });

        await using AvatarSession second = await host.OpenAsync(SessionHost.Conversation() with { ReplaceExisting = true });
        await client.Ended;

        Assert.Equal(SessionCloseReason.Replaced, ((SessionClosed)client.Updates[^1]).Reason);
        Assert.True(host.Sessions.TryGet(second.Id, out AvatarSession? found));
        Assert.Same(second, found);
        Assert.Equal(2, host.Sessions.Count);
    }

    [Fact]
    public async Task Only_so_many_are_open_at_once()
    {
        await using var host = new SessionHost(static options => options.MaxSessions = 2);
        await using AvatarSession one = await host.OpenAsync(SessionHost.Conversation("1"));
        AvatarSession two = await host.OpenAsync(SessionHost.Conversation("2"));
        SessionException refused = await Assert.ThrowsAsync<SessionException>(() => host.OpenAsync(SessionHost.Conversation("3")));
        Assert.Equal(("session.too_many", true), (refused.Code, refused.IsTransient));

        await two.CloseAsync();
        await using AvatarSession three = await host.OpenAsync(SessionHost.Conversation("3"));
    }

    [Fact]
    public async Task A_host_that_stops_closes_all()
    {
        var host = new SessionHost();
        AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        await host.DisposeAsync();
        await client.Ended;

        Assert.Equal(SessionCloseReason.Shutdown, ((SessionClosed)client.Updates[^1]).Reason);
        Assert.Equal("session.closed", (await Assert.ThrowsAsync<SessionException>(() => host.OpenAsync())).Code);
    }

    [Fact]
    public async Task Without_a_recogniser_hearing_says_so()
    {
        await using var host = new EngineHost();
        await using AvatarSession session = await host.Services.GetRequiredService<IAvatarSessions>().OpenAsync(new SessionRequest());
        SessionException refused = await Assert.ThrowsAsync<SessionException>(
            () => session.HearAsync(AsyncEnumerable.Empty<ReadOnlyMemory<byte>>(), AudioFormat.Pcm16(16_000)));

        Assert.Equal("session.no_recognizer", refused.Code);
        Assert.Equal("session.cannot_speak", Assert.Throws<SessionException>(() => session.Speak("Hello")).Code);
    }

    [Fact]
    public void Updates_of_a_session_are_told_apart_on_the_wire()
    {
        SessionUpdate[] updates =
        [
            new SessionStateChanged(SessionState.Thinking) { Number = 1 },
            new SessionAnswer(new TextDelta { TurnId = "t", Text = "Hi" }) { Number = 2 },
            new SessionNotice(SessionNoticeKind.ContinueAt) { Number = 3, TurnId = "t", Elapsed = TimeSpan.FromSeconds(1.5) },
            new SessionTranscript("hello", true) { Number = 4 },
            new SessionClosed(SessionCloseReason.Idle) { Number = 5 },
        ];

        string[] json = [.. updates.Select(static update => JsonSerializer.Serialize(update, AvatarJson.Options.GetTypeInfo(typeof(SessionUpdate))))];

        Assert.Equal(
            [
                """{"type":"state","number":1,"state":"thinking"}""",
                """{"type":"answer","number":2,"update":{"type":"textDelta","turnId":"t","text":"Hi"}}""",
                """{"type":"notice","number":3,"kind":"continueAt","turnId":"t","elapsedMs":1500}""",
                """{"type":"transcript","number":4,"text":"hello","isFinal":true}""",
                """{"type":"closed","number":5,"reason":"idle"}""",
            ],
            json);
        Assert.Equal(updates, json.Select(static text => (SessionUpdate)JsonSerializer.Deserialize(text, AvatarJson.Options.GetTypeInfo(typeof(SessionUpdate)))!));
    }

    [Theory]
    [InlineData("MaxSessions")]
    [InlineData("MaxSpeechAhead")]
    [InlineData("IdleTimeout")]
    [InlineData("BargeIn.SustainedVoice")]
    public async Task Wrong_options_are_refused_by_name(string setting)
    {
        await using var host = new EngineHost(services: services => services.Configure<SessionOptions>(options =>
        {
            options.MaxSessions = setting == "MaxSessions" ? 0 : 1;
            options.MaxSpeechAhead = setting == "MaxSpeechAhead" ? TimeSpan.Zero : options.MaxSpeechAhead;
            options.IdleTimeout = setting == "IdleTimeout" ? TimeSpan.FromDays(2) : options.IdleTimeout;
            options.BargeIn.SustainedVoice = setting == "BargeIn.SustainedVoice" ? TimeSpan.FromMilliseconds(1) : options.BargeIn.SustainedVoice;
        }));

        OptionsValidationException refused = Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<IOptions<SessionOptions>>().Value);
        Assert.Contains(setting, Assert.Single(refused.Failures), StringComparison.Ordinal);
    }
}
