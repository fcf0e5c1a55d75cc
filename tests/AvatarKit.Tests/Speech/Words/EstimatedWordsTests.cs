#pragma warning disable MEAI001, AVATARKIT001
using AvatarKit.Testing;
using AvatarKit.Tests.Speech;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Conversation;

public sealed class EstimatedWordsTests
{
    private const int Rate = 16_000;

    private static readonly AudioFormat Format = AudioFormat.Pcm16(Rate);

    [Fact]
    public void Words_share_what_can_be_heard_and_leave_pauses_out()
    {
        // Half a second of hush, a second of sound, one of hush, a second of sound, hush.
        byte[] audio = [.. Hush(0.5), .. Sound(1), .. Hush(1), .. Sound(1), .. Hush(0.5)];

        IReadOnlyList<SpeechMark> words = EstimatedWords.Of("mama mama. Mama mama", "en-US", Format, audio);

        Assert.Equal(["mama", "mama", "Mama", "mama"], words.Select(static word => word.Value));
        Assert.Equal([0.5, 1, 2.5, 3], words.Select(static word => Math.Round(word.Start / (double)Rate, 1)));
        Assert.All(words, static word => Assert.InRange(word.Duration, (int)(0.48 * Rate), (int)(0.52 * Rate)));
        Assert.Equal([0, 5, 11, 16], words.Select(static word => word.TextStart));
    }

    [Fact]
    public void A_longer_word_takes_longer()
    {
        IReadOnlyList<SpeechMark> words = EstimatedWords.Of("a responsibility", "en-US", Format, Sound(1));

        Assert.True(words[1].Duration > 4 * words[0].Duration);
        Assert.Equal(Rate, words[1].Start + words[1].Duration);
    }

    [Fact]
    public void Silence_and_emptiness_do_no_harm()
    {
        Assert.Equal([0, Rate / 2], EstimatedWords.Of("mama mama", "en-US", Format, Hush(1)).Select(static word => word.Start));
        Assert.Empty(EstimatedWords.Of("mama", "en-US", Format, []));
        Assert.Empty(EstimatedWords.Of("…", "en-US", Format, Sound(1)));
        Assert.Single(EstimatedWords.Of("mama", "en-US", AudioFormat.Pcm16(1), Sound(0.001)));
    }

    [Fact]
    public async Task A_voice_without_marks_is_cut_at_the_word_that_was_heard()
    {
        var time = new FakeTimeProvider();
        await using var host = new EngineHost(time: time);
        host.Voice.RespondWith(new FakeSpeech().WithoutMarks());
        host.Lite.RespondWith(new FakeChatResponse().Text("One two three four. ").After(new TaskCompletionSource().Task).Text("never"));
        using var interrupt = new CancellationTokenSource();
        const string caption = "One two three four.";
        List<string> words = [];
        AvatarResponseUpdate? last = null;
        await foreach (AvatarResponseUpdate update in host.Engine.GetStreamingResponseAsync(EngineHost.Ask(), interrupt.Token))
        {
            last = update;
            if (update is SpeechSegment { Sentence: 0 } piece)
            {
                words.AddRange(piece.Words.Select(word => caption.Substring(word.CaptionStart, word.CaptionLength)));
                if (piece.Words.FirstOrDefault(word => word.Text == "three") is { } third)
                {
                    time.Advance(piece.Start + third.Start + TimeSpan.FromMilliseconds(1));
                    await interrupt.CancelAsync();
                }
            }
        }

        Assert.Equal(["One", "two", "three"], words.Take(3));
        Assert.Equal("One two three", Assert.IsType<TurnInterrupted>(last).HeardText);
    }

    [Fact]
    public async Task A_client_of_Microsoft_Extensions_AI_speaks_in_a_turn()
    {
        var client = new ToneClient();
        await using var host = new EngineHost(services: services => services.AddSingleton(client.AsSpeechSynthesizer()));
        host.Lite.RespondWith("Good morning. How are you?");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(TurnOutcome.Completed, response.Outcome);
        Assert.Empty(response.Warnings);
        Assert.Equal([0, 1], response.Segments.Select(static segment => segment.Sentence).Distinct());
        Assert.All(response.Segments, static segment =>
        {
            Assert.False(segment.IsSilent);
            Assert.Equal(24_000, segment.Format.SampleRate);
            Assert.NotNull(segment.Face);
        });
        Assert.Equal(["How", "are", "you"], response.Segments.Where(static segment => segment.Sentence == 1)
            .SelectMany(static segment => segment.Words).Select(static word => word.Text));
    }

    private static byte[] Hush(double seconds) => new byte[(int)(seconds * Rate) * 2];

    private static byte[] Sound(double seconds)
        => WaveBytes.Samples(
            [.. Enumerable.Range(0, (int)(seconds * Rate)).Select(static i => (short)(9000 * Math.Sin(i * 2 * Math.PI * 200 / Rate)))]);
}
