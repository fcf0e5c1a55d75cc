using System.Runtime.CompilerServices;
using AvatarKit.Testing;
using Microsoft.Extensions.Time.Testing;

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
        => Assert.Equal(others, new BackchannelWords(locale, new BargeInOptions()).CountOthers(text));

    [Fact]
    public void A_voice_whose_words_were_understood_does_not_interrupt_their_answer_by_ending()
    {
        var time = new FakeTimeProvider();
        var bargeIn = new BargeIn(new BargeInOptions(), "en-US", time);
        bargeIn.VoiceStarted();
        time.Advance(TimeSpan.FromMilliseconds(900));
        Assert.Equal(BargeInAction.Interrupt, bargeIn.Heard("What time is it?", isFinal: true));
        time.Advance(TimeSpan.FromMilliseconds(200));
        Assert.Equal(BargeInAction.None, bargeIn.VoiceLasts());
        Assert.Equal(BargeInAction.GoOn, bargeIn.VoiceEnded());
    }

    [Fact]
    public void A_host_can_add_words_of_its_own()
    {
        var options = new BargeInOptions();
        options.Backchannels["nl"] = ["ja hoor"];

        Assert.Equal(0, new BackchannelWords("nl-NL", options).CountOthers("Ja, hoor!"));
        Assert.Equal(2, new BackchannelWords("nl-NL", options).CountOthers("Ja, wacht"));
    }

    [Fact]
    public async Task A_voice_holds_playback_and_one_that_ends_soon_lets_it_go_on_where_it_was()
    {
        await using var host = new SessionHost();
        host.Engine.RespondWith("One two three four.");
        await using AvatarSession session = await host.OpenAsync();
        long began = host.Time.GetTimestamp();
        await using SessionReader client = await SpeakingAsync(host, session);
        await client.WaitAsync(static reader => reader.HasEnded);
        host.Time.Advance(client.Length / 2);

        session.ReportVoice(isSpeaking: true);
        host.Time.Advance(Short);
        session.ReportVoice(isSpeaking: false);
        await client.WaitAsync(static reader => reader.Notices.Count() == 2);
        Assert.Equal([SessionNoticeKind.PausePlayback, SessionNoticeKind.ResumePlayback], client.Notices);

        // What was held is still to be heard.
        await host.AdvanceUntilAsync(() => session.State == SessionState.Idle);
        Assert.True(host.Time.GetElapsedTime(began) >= client.Length + Short);
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

        Assert.Equal(["One two three four. ", "Five six seven eight."], client.Captions);
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
        Assert.Equal(SessionState.Speaking, session.State);
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
        var later = new TaskCompletionSource();
        host.Recognizer.RespondWith(new FakeHearing().Voice().Partial("mm-hm").After(later.Task).Final("Mm-hm.").Silence());
        Task hearing = Hear(session);

        await client.WaitAsync(static reader => reader.Notices.Contains(SessionNoticeKind.ResumePlayback));
        host.Time.Advance(TimeSpan.FromSeconds(1));
        later.SetResult();
        await hearing;

        Assert.Equal(SessionState.Speaking, session.State);
        Assert.DoesNotContain(SessionNoticeKind.StopPlayback, client.Notices);
        Assert.Single(host.Engine.Calls);
        Assert.Equal("en-US", host.Recognizer.Calls[0].Request.Locale);
    }

    [Fact]
    public async Task Two_words_of_another_kind_interrupt_at_once_and_what_was_said_is_answered()
    {
        await using var host = new SessionHost();
        host.Engine.RespondWith("One two three four. Five six seven eight.").RespondWith("Fine.");
        await using AvatarSession session = await host.OpenAsync();
        await using SessionReader client = await SpeakingAsync(host, session);
        var later = new TaskCompletionSource();
        host.Recognizer.RespondWith(new FakeHearing().Partial("wait").Partial("wait a").After(later.Task).Final("Wait a moment."));
        Task hearing = Hear(session);

        await client.WaitAsync(static reader => reader.Notices.Contains(SessionNoticeKind.StopPlayback));
        Assert.Equal(
            ["wait", "wait a", "StopPlayback"],
            client.Updates.Select(static update => (update as SessionTranscript)?.Text ?? (update as SessionNotice)?.Kind.ToString())
                .OfType<string>().Take(3));
        later.SetResult();
        await host.Engine.WaitForCallsAsync(2);
        await hearing;

        Assert.Equal("Wait a moment.", host.Engine.Calls[1].Request.Message);
    }

    [Fact]
    public async Task To_an_avatar_that_waits_yes_is_an_answer()
    {
        await using var host = new SessionHost();
        await using AvatarSession session = await host.OpenAsync();
        await using var client = new SessionReader(session);
        var later = new TaskCompletionSource();
        host.Recognizer.RespondWith(new FakeHearing().After(later.Task).Final("Yes."));
        Task hearing = Hear(session);
        await client.WaitAsync(static reader => reader.States.LastOrDefault() == SessionState.Listening);
        later.SetResult();
        await host.Engine.WaitForCallsAsync();
        await hearing;

        Assert.Equal("Yes.", host.Engine.Calls[0].Request.Message);
    }

    [Fact]
    public async Task A_recogniser_that_fails_while_somebody_speaks_lets_playback_go_on()
    {
        await using var host = new SessionHost();
        host.Engine.RespondWith("One two three four.");
        await using AvatarSession session = await host.OpenAsync();
        await using SessionReader client = await SpeakingAsync(host, session);
        host.Recognizer.RespondWith(new FakeHearing().Voice().FailWith(new SpeechException("speech.failed", "The line dropped.", "fake")));

        await Assert.ThrowsAsync<SpeechException>(() => Hear(session));
        await client.WaitAsync(static reader => reader.Notices.Contains(SessionNoticeKind.ResumePlayback));

        Assert.Equal([SessionNoticeKind.PausePlayback, SessionNoticeKind.ResumePlayback], client.Notices);
    }

    [Fact]
    public async Task A_recogniser_that_does_not_end_is_left_behind_when_the_session_closes()
    {
        await using var host = new SessionHost(recognizer: new DeafRecognizer());
        AvatarSession session = await host.OpenAsync();
        Task hearing = Hear(session);
        await session.CloseAsync();

        await hearing.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
    }

    private static async Task<SessionReader> SpeakingAsync(SessionHost host, AvatarSession session)
    {
        var client = new SessionReader(session);
        session.Say("Hello");
        await client.WaitAsync(static reader => reader.Speech.Count > 0);
        return client;
    }

    private static Task Hear(AvatarSession session)
        => session.HearAsync(AsyncEnumerable.Empty<ReadOnlyMemory<byte>>(), AudioFormat.Pcm16(16_000));

    /// <summary>Heeds no token, and throws where one is cancelled.</summary>
    private sealed class DeafRecognizer : ISpeechRecognizer
    {
        public async IAsyncEnumerable<SpeechTranscript> RecognizeAsync(
            SpeechRecognitionRequest request,
            IAsyncEnumerable<ReadOnlyMemory<byte>> audio,
            [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            cancellationToken.Register(static () => throw new InvalidOperationException("The line is gone."));
            await new TaskCompletionSource().Task;
            yield break;
        }
    }
}
