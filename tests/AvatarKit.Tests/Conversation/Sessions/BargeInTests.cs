using AvatarKit.Testing;

namespace AvatarKit.Tests.Conversation.Sessions;

public sealed class BargeInTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    [Theory]
    [InlineData("en-US", "Mm-hm.", 0)]
    [InlineData("en-US", "Yeah, OK, I see.", 0)]
    [InlineData("en-US", "Yeah, but why?", 2)]
    [InlineData("de-DE", "Ja, genau!", 0)]
    [InlineData("de-DE", "Ach so, verstehe.", 0)]
    [InlineData("de-DE", "Ja, aber nein", 2)]
    [InlineData("es", "Sí, claro", 0)]
    [InlineData("es", "¡De acuerdo!", 0)]
    [InlineData("fr-FR", "D’accord", 0)]
    [InlineData("fr-FR", "Oui, bien sûr", 0)]
    [InlineData("fr-FR", "Attendez", 1)]
    [InlineData("it", "Va bene, sì", 0)]
    [InlineData("pt-BR", "Tá bom, sim", 0)]
    [InlineData("ja-JP", "ok", 0)]
    [InlineData("en-US", "genau", 1)]
    public void Words_that_only_show_that_one_listens_are_known_by_language(string locale, string text, int others)
        => Assert.Equal(others, BackchannelWords.CountOthers(text, locale, new BargeInOptions()));

    [Fact]
    public void A_host_can_add_words_of_its_own()
    {
        var options = new BargeInOptions();
        options.Backchannels["nl"] = ["ja hoor"];

        Assert.Equal(0, BackchannelWords.CountOthers("Ja, hoor!", "nl-NL", options));
        Assert.Equal(2, BackchannelWords.CountOthers("Ja, wacht", "nl-NL", options));
    }

    [Fact]
    public async Task A_voice_holds_playback_and_one_that_ends_soon_lets_it_go_on_where_it_was()
    {
        await using var host = new SessionHost();
        host.Engine.RespondWith("One two three four.");
        await using AvatarSession session = await host.OpenAsync();
        await using SessionReader client = await SpeakingAsync(host, session);
        TimeSpan length = client.Speech[0].Duration;
        host.Time.Advance(length / 2);

        session.ReportVoice(isSpeaking: true);
        host.Time.Advance(Short);
        session.ReportVoice(isSpeaking: false);
        await client.WaitAsync(static reader => reader.Notices.Count() == 2);
        Assert.Equal([SessionNoticeKind.PausePlayback, SessionNoticeKind.ResumePlayback], client.Notices);

        // What was held is still to be heard.
        host.Time.Advance((length / 2) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(SessionState.Speaking, session.State);
        await host.AdvanceUntilAsync(() => session.State == SessionState.Idle);
        Assert.IsType<TurnCompleted>(client.Answers.Last());
    }

    [Fact]
    public async Task While_playback_is_held_the_answer_is_made_on()
    {
        await using var host = new SessionHost();
        var goOn = new TaskCompletionSource();
        host.Engine.RespondWith(new FakeReply().Text("One two three four. ").After(goOn.Task).Text("Five six seven eight."));
        await using AvatarSession session = await host.OpenAsync();
        await using SessionReader client = await SpeakingAsync(host, session);

        session.ReportVoice(isSpeaking: true);
        goOn.SetResult();
        await client.WaitAsync(static reader => reader.Answers.Any(static update => update is TurnCompleted));
        session.ReportVoice(isSpeaking: false);
        await client.WaitAsync(static reader => reader.Notices.Contains(SessionNoticeKind.ResumePlayback));

        Assert.Equal(2, client.Speech.Count);
        Assert.DoesNotContain(SessionNoticeKind.StopPlayback, client.Notices);
    }

    [Fact]
    public async Task A_voice_that_lasts_interrupts()
    {
        await using var host = new SessionHost();
        host.Engine.RespondWith("One two three four. Five six seven eight.");
        await using AvatarSession session = await host.OpenAsync();
        await using SessionReader client = await SpeakingAsync(host, session);

        session.ReportVoice(isSpeaking: true);
        host.Time.Advance(TimeSpan.FromMilliseconds(499));
        Assert.DoesNotContain(SessionNoticeKind.StopPlayback, client.Notices);
        host.Time.Advance(TimeSpan.FromMilliseconds(1));
        await client.WaitAsync(static reader => reader.Notices.Contains(SessionNoticeKind.StopPlayback));

        await client.WaitAsync(static reader => reader.States.Last() == SessionState.Listening);
        session.ReportVoice(isSpeaking: false);
        Assert.Equal(SessionState.Idle, session.State);
    }

    [Fact]
    public async Task Words_of_listening_let_playback_go_on_however_long_they_take()
    {
        await using var host = new SessionHost();
        host.Engine.RespondWith("One two three four. Five six seven eight.");
        await using AvatarSession session = await host.OpenAsync();
        await using SessionReader client = await SpeakingAsync(host, session);
        Task hearing = Hear(session);

        Hears(host, SpeechTranscriptKind.VoiceStarted);
        Hears(host, SpeechTranscriptKind.Partial, "mm-hm");
        await client.WaitAsync(static reader => reader.Notices.Contains(SessionNoticeKind.ResumePlayback));
        host.Time.Advance(TimeSpan.FromSeconds(1));
        Hears(host, SpeechTranscriptKind.Final, "Mm-hm.");
        Hears(host, SpeechTranscriptKind.VoiceEnded);
        host.Recognizer.Heard.Writer.Complete();
        await hearing;

        Assert.DoesNotContain(SessionNoticeKind.StopPlayback, client.Notices);
        Assert.Single(host.Engine.Calls);
        Assert.Equal("en-US", host.Recognizer.Request!.Locale);
    }

    [Fact]
    public async Task Two_words_of_another_kind_interrupt_at_once_and_what_was_said_is_answered()
    {
        await using var host = new SessionHost();
        host.Engine.RespondWith("One two three four. Five six seven eight.").RespondWith("Fine.");
        await using AvatarSession session = await host.OpenAsync();
        await using SessionReader client = await SpeakingAsync(host, session);
        Task hearing = Hear(session);

        Hears(host, SpeechTranscriptKind.Partial, "wait");
        Hears(host, SpeechTranscriptKind.Partial, "wait a");
        await client.WaitAsync(static reader => reader.Notices.Contains(SessionNoticeKind.StopPlayback));
        Assert.Equal(["wait", "wait a"], client.Updates.OfType<SessionTranscript>().Select(static transcript => transcript.Text));
        Hears(host, SpeechTranscriptKind.Final, "Wait a moment.");
        await host.Engine.WaitForCallsAsync(2);
        host.Recognizer.Heard.Writer.Complete();
        await hearing;

        Assert.Equal("Wait a moment.", host.Engine.Calls[1].Request.Message);
    }

    [Fact]
    public async Task To_an_avatar_that_waits_yes_is_an_answer()
    {
        await using var host = new SessionHost();
        await using AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        Task hearing = Hear(session);
        await client.WaitAsync(static reader => reader.States.LastOrDefault() == SessionState.Listening);
        Hears(host, SpeechTranscriptKind.Final, "Yes.");
        await host.Engine.WaitForCallsAsync();
        host.Recognizer.Heard.Writer.Complete();
        await hearing;

        Assert.Equal("Yes.", host.Engine.Calls[0].Request.Message);
    }

    [Fact]
    public async Task A_recogniser_that_does_not_end_is_left_behind_when_the_session_closes()
    {
        await using var host = new SessionHost();
        AvatarSession session = await host.OpenAsync();
        Task hearing = Hear(session);
        await session.CloseAsync();

        await hearing.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
    }

    private static async Task<SessionReader> SpeakingAsync(SessionHost host, AvatarSession session)
    {
        var client = new SessionReader(session);
        session.Say("Hello");
        await client.WaitAsync(static reader => reader.Speech.Count == 1);
        return client;
    }

    private static Task Hear(AvatarSession session)
        => session.HearAsync(AsyncEnumerable.Empty<ReadOnlyMemory<byte>>(), AudioFormat.Pcm16(16_000));

    private static void Hears(SessionHost host, SpeechTranscriptKind kind, string text = "")
        => Assert.True(host.Recognizer.Heard.Writer.TryWrite(new SpeechTranscript(kind, text)));
}
