using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Testing.Tests.Speech;

public sealed class FakeSpeechRecognizerTests
{
    private static readonly SpeechRecognitionRequest English = new() { Locale = "en-US", Format = AudioFormat.Pcm16(16_000) };

    [Fact]
    public async Task It_understands_what_it_is_told_to_and_hears_all_of_the_audio()
    {
        FakeSpeechRecognizer recognizer = new FakeSpeechRecognizer()
            .RespondWith(new FakeHearing().Voice().Partial("what").Final("What time is it?").Silence());

        List<SpeechTranscript> transcripts = await recognizer.RecognizeAsync(English, Buffers(3)).ToListAsync();

        Assert.Equal(
            [
                new SpeechTranscript(SpeechTranscriptKind.VoiceStarted),
                new SpeechTranscript(SpeechTranscriptKind.Partial, "what"),
                new SpeechTranscript(SpeechTranscriptKind.Final, "What time is it?"),
                new SpeechTranscript(SpeechTranscriptKind.VoiceEnded),
            ],
            transcripts);
        FakeRecognitionCall call = Assert.Single(recognizer.Calls);
        Assert.Same(English, call.Request);
        Assert.Equal(TimeSpan.FromMilliseconds(300), call.Heard);
        Assert.Equal([1, 2, 3], call.Audio.ToArray().Distinct());
        Assert.Equal(FakeStreamEnd.Completed, await call.Ended);
    }

    [Fact]
    public async Task Without_a_script_it_listens_and_understands_nothing()
    {
        var recognizer = new FakeSpeechRecognizer();

        Assert.Empty(await recognizer.RecognizeAsync(English, Buffers(2)).ToListAsync());
        Assert.Equal(TimeSpan.FromMilliseconds(200), recognizer.Calls[0].Heard);
    }

    [Fact]
    public async Task Words_can_come_once_so_much_was_heard()
    {
        FakeSpeechRecognizer recognizer = new FakeSpeechRecognizer().RespondWith(
            new FakeHearing().AfterAudio(TimeSpan.FromMilliseconds(150)).Final("Hello.").AfterAudio(TimeSpan.FromSeconds(9)).Final("Is it over?"));
        List<(string Text, TimeSpan Heard)> heard = [];

        await foreach (SpeechTranscript transcript in recognizer.RecognizeAsync(English, Buffers(5)))
        {
            heard.Add((transcript.Text, recognizer.Calls[0].Heard));
        }

        Assert.Equal([("Hello.", TimeSpan.FromMilliseconds(200)), ("Is it over?", TimeSpan.FromMilliseconds(500))], heard);
    }

    [Fact]
    public async Task It_waits_on_the_given_clock_and_fails_as_told()
    {
        var time = new FakeTimeProvider();
        FakeSpeechRecognizer recognizer = new FakeSpeechRecognizer(time).RespondWith(
            new FakeHearing().After(TimeSpan.FromSeconds(2)).Partial("no")
                .FailWith(new SpeechException("speech.failed", "The line dropped.", "fake")));
        await using IAsyncEnumerator<SpeechTranscript> transcripts = recognizer.RecognizeAsync(English, Buffers(1)).GetAsyncEnumerator();

        ValueTask<bool> first = transcripts.MoveNextAsync();
        time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(first.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True(await first);

        await Assert.ThrowsAsync<SpeechException>(async () => await transcripts.MoveNextAsync());
        Assert.Equal(FakeStreamEnd.Failed, await recognizer.Calls[0].Ended);
    }

    [Fact]
    public async Task A_rule_is_for_some_calls()
    {
        var recognizer = new FakeSpeechRecognizer();
        recognizer.When(call => call.Request.Locale == "de-DE").RespondWith(new FakeHearing().Final("Guten Tag."));

        Assert.Empty(await recognizer.RecognizeAsync(English, Buffers(1)).ToListAsync());
        Assert.Equal("Guten Tag.", (await recognizer.RecognizeAsync(English with { Locale = "de-DE" }, Buffers(1)).SingleAsync()).Text);
    }

    // Each of a tenth of a second, in one array that is used again, as a microphone's is.
    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Buffers(int count)
    {
        byte[] buffer = new byte[3_200];
        for (int i = 1; i <= count; i++)
        {
            await Task.Yield();
            Array.Fill(buffer, (byte)i);
            yield return buffer;
        }
    }
}
