using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Configuration;
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
    }

    [Fact]
    public async Task The_avatar_says_which_locale_is_spoken_and_how_a_new_conversation_is_greeted()
    {
        await using var host = new SessionHost(
            avatar: static profile => profile.Greeting = "Hello, I am Ava.",
            build: static builder => builder.AddAvatar("lea", static profile =>
            {
                profile.Locale = "de-DE";
                profile.Greeting = "Guten Tag, ich bin Lea.";
            }));
        await using AvatarSession ava = await host.OpenAsync(SessionHost.Conversation("1"));
        await using AvatarSession lea = await host.OpenAsync(SessionHost.Conversation("2") with { AvatarId = "lea" });
        await using AvatarSession austrian = await host.OpenAsync(SessionHost.Conversation("3") with { AvatarId = "lea", Locale = "de-AT" });
        await host.Engine.WaitForCallsAsync(3);

        Assert.Equal(("en-US", "de-DE", "de-AT"), (ava.Locale, lea.Locale, austrian.Locale));
        Assert.Equal(
            [("1", null, "Hello, I am Ava."), ("2", "lea", "Guten Tag, ich bin Lea."), ("3", "lea", "Guten Tag, ich bin Lea.")],
            host.Engine.Calls.Select(static call => (call.Request.ConversationId!, call.Request.AvatarId, call.Request.Verbatim!)).Order());
        Assert.All(host.Spoken, static spoken => Assert.True(spoken.IsRemembered));
    }

    [Fact]
    public async Task An_avatar_that_is_not_there_is_refused()
    {
        await using var host = new SessionHost();
        InvalidAvatarRequestException refused = await Assert.ThrowsAsync<InvalidAvatarRequestException>(
            () => host.OpenAsync(SessionHost.Conversation() with { AvatarId = "nobody" }));

        Assert.Equal("avatar.unknown", refused.Code);
        Assert.Equal(0, host.Sessions.Count);
    }

    [Fact]
    public async Task Settings_are_read_from_the_configuration_when_a_session_opens()
    {
        using var configuration = new ConfigurationManager();
        configuration["AvatarKit:Sessions:MaxSessions"] = "1";
        configuration["AvatarKit:Sessions:BargeIn:Words"] = "3";
        configuration["AvatarKit:Sessions:BargeIn:Backchannels:nl:0"] = "ja hoor";
        configuration["AvatarKit:Sessions:IdlePrompts:de"] = "Hallo?";
        await using var host = new EngineHost(services: services => services.AddSingleton<IConfiguration>(configuration));
        SessionOptions options = host.Services.GetRequiredService<IOptionsMonitor<SessionOptions>>().CurrentValue;
        Assert.Equal((3, "Hallo?", "Are you still there?"), (options.BargeIn.Words, options.IdlePrompts["de"], options.IdlePrompts["en"]));
        Assert.Equal(["ja hoor"], options.BargeIn.Backchannels["nl"]);

        IAvatarSessions sessions = host.Services.GetRequiredService<IAvatarSessions>();
        await using AvatarSession first = await sessions.OpenAsync(new SessionRequest());
        await Assert.ThrowsAsync<SessionException>(() => sessions.OpenAsync(new SessionRequest()));

        configuration["AvatarKit:Sessions:MaxSessions"] = "2";
        ((IConfigurationRoot)configuration).Reload();
        await using AvatarSession second = await sessions.OpenAsync(new SessionRequest());
        Assert.DoesNotContain(host.Logs.GetSnapshot(), static entry => entry.Message.Contains("is not a setting", StringComparison.Ordinal));
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

        JsonTypeInfo type = AvatarJson.Options.GetTypeInfo(typeof(SessionUpdate));
        string[] json = [.. updates.Select(update => JsonSerializer.Serialize(update, type))];

        Assert.Equal(
            [
                """{"type":"state","number":1,"state":"thinking"}""",
                """{"type":"answer","number":2,"update":{"type":"textDelta","turnId":"t","text":"Hi"}}""",
                """{"type":"notice","number":3,"kind":"continueAt","turnId":"t","elapsedMs":1500}""",
                """{"type":"transcript","number":4,"text":"hello","isFinal":true}""",
                """{"type":"closed","number":5,"reason":"idle"}""",
            ],
            json);
        Assert.Equal(updates, json.Select(text => (SessionUpdate)JsonSerializer.Deserialize(text, type)!));
    }

    [Theory]
    [InlineData("MaxSessions")]
    [InlineData("MaxSpeechAhead")]
    [InlineData("IdleTimeout")]
    [InlineData("BargeIn.SustainedVoice")]
    [InlineData("BargeIn.Words")]
    public async Task Wrong_options_are_refused_by_name(string setting)
    {
        await using var host = new EngineHost(services: services => services.Configure<SessionOptions>(options =>
        {
            options.MaxSessions = setting == "MaxSessions" ? 0 : 1;
            options.BargeIn.Words = setting == "BargeIn.Words" ? 0 : 1;
            options.MaxSpeechAhead = setting == "MaxSpeechAhead" ? TimeSpan.Zero : options.MaxSpeechAhead;
            options.IdleTimeout = setting == "IdleTimeout" ? TimeSpan.FromDays(2) : options.IdleTimeout;
            options.BargeIn.SustainedVoice = setting == "BargeIn.SustainedVoice" ? TimeSpan.FromMilliseconds(1) : options.BargeIn.SustainedVoice;
        }));

        IOptions<SessionOptions> wrong = host.Services.GetRequiredService<IOptions<SessionOptions>>();
        OptionsValidationException refused = Assert.Throws<OptionsValidationException>(() => wrong.Value);
        Assert.StartsWith($"SessionOptions.{setting} is ", Assert.Single(refused.Failures), StringComparison.Ordinal);
    }
}
