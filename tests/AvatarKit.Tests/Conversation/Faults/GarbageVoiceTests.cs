using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>What a voice gives is checked where it comes in: a sentence of garbage falls silent with a warning, and the others are spoken.</summary>
public sealed class GarbageVoiceTests
{
    private static readonly TimeSpan LongestSentence = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("1 Hz")]
    [InlineData("0 Hz")]
    [InlineData("-16000 Hz")]
    [InlineData("2147483647 Hz")]
    [InlineData("no channel")]
    [InlineData("minus one channel")]
    [InlineData("a thousand channels")]
    [InlineData("an unknown encoding")]
    [InlineData("no voice")]
    [InlineData("a null chunk")]
    [InlineData("null marks")]
    [InlineData("marks before the beginning")]
    [InlineData("marks of negative length")]
    [InlineData("marks after the end of time")]
    public async Task A_sentence_of_garbage_from_its_first_chunk_falls_silent_with_a_warning(string kind)
    {
        await using FaultScene scene = CreateScene(good => SpoilFirst(kind, good), out _);

        AvatarResponse response = await scene.AskAsync();

        AssertOthersAreSpoken(response);
        Assert.All(response.Segments.Where(segment => segment.TextStart == 0), segment => Assert.True(segment.IsSilent));
        Assert.Contains(response.Warnings, warning => warning.Stage == TurnStage.Speak);
    }

    [Theory]
    [InlineData("a mark of null")]
    [InlineData("marks out of order")]
    [InlineData("marks that last for ever")]
    [InlineData("marks of words outside the text")]
    [InlineData("marks of words before the text")]
    public async Task Marks_that_make_no_sense_do_not_reach_the_client_and_leave_a_warning(string kind)
    {
        await using FaultScene scene = CreateScene(good => SpoilFirst(kind, good), out _);

        AvatarResponse response = await scene.AskAsync();

        // Whether the sentence is spoken without them or falls silent is the engine's choice.
        AssertOthersAreSpoken(response);
        Assert.Contains(response.Warnings, warning => warning.Stage == TurnStage.Speak);
        Assert.All(response.Segments.Where(segment => segment.TextStart == 0).SelectMany(segment => segment.Words), word =>
        {
            Assert.InRange(word.CaptionStart, 0, "One is here.".Length);
            Assert.InRange(word.CaptionStart + word.CaptionLength, word.CaptionStart, "One is here.".Length);
        });
    }

    [Theory]
    [InlineData("another rate")]
    [InlineData("another number of channels")]
    [InlineData("another encoding")]
    [InlineData("a null chunk")]
    [InlineData("null marks")]
    [InlineData("marks that go back")]
    public async Task Garbage_in_the_middle_of_a_sentence_costs_the_rest_of_it_and_a_warning(string kind)
    {
        await using FaultScene scene = CreateScene(good => [.. good.SkipLast(1), SpoilLast(kind, good[^1])], out _);

        AvatarResponse response = await scene.AskAsync();

        AssertOthersAreSpoken(response);
        Assert.Contains(response.Warnings, warning => warning.Stage == TurnStage.Speak);
        Assert.Single(response.Segments.Where(segment => segment.TextStart == 0).Select(segment => segment.Format).Distinct());
    }

    [Fact]
    public async Task Audio_cut_inside_a_sample_stays_in_step()
    {
        await using FaultScene scene = CreateScene(
            good =>
            {
                byte[] all = [.. good.SelectMany(chunk => chunk.Audio.ToArray())];
                SpeechMark[] marks = [.. good.SelectMany(chunk => chunk.Marks)];
                return all.Chunk(1_001).Select((part, i) => good[0] with { Audio = part, Marks = i == 0 ? marks : [] });
            },
            out _);
        byte[] whole = await WholeAsync("One is here.");

        AvatarResponse response = await scene.AskAsync();

        AssertOthersAreSpoken(response);
        Assert.All(response.Segments, segment => Assert.Equal(0, segment.Audio.Length % 2));
        byte[] heard = [.. response.Segments.Where(segment => segment.TextStart == 0).SelectMany(segment => segment.Audio.ToArray())];
        Assert.Equal(whole, heard);
    }

    [Fact]
    public async Task Half_a_sample_at_the_end_is_left_out()
    {
        await using FaultScene scene = CreateScene(good => [.. good, good[^1] with { Audio = new byte[1], Marks = [] }], out _);

        AvatarResponse response = await scene.AskAsync();

        AssertOthersAreSpoken(response);
        Assert.All(response.Segments, segment => Assert.Equal(0, segment.Audio.Length % 2));
    }

    [Theory]
    [InlineData("silence without end", 150)]
    [InlineData("chunks without audio", 150_000)]
    [InlineData("marks without end", 2_000)]
    public async Task A_sentence_without_end_is_left(string kind, int limit)
    {
        await using FaultScene scene = CreateScene(good => Endless(kind, good[0], limit), out OddVoice voice);

        AvatarResponse response = await scene.AskAsync();

        Assert.Equal((TurnOutcome.Completed, FaultScene.TwoSentences), (response.Outcome, response.Text));
        Assert.Contains(response.Warnings, warning => warning.Stage == TurnStage.Speak);
        Assert.True(voice.Given < limit, $"All {limit} chunks were read.");
    }

    [Fact]
    public async Task A_first_chunk_of_hours_falls_silent()
    {
        await using FaultScene scene = CreateScene(good => [good[0] with { Audio = new byte[80 * 1024 * 1024] }], out _);

        AvatarResponse response = await scene.AskAsync(EngineHost.Ask(outputs: AvatarOutputs.Speech));

        AssertOthersAreSpoken(response);
        Assert.Contains(response.Warnings, warning => warning.Stage == TurnStage.Speak);
    }

    private static FaultScene CreateScene(Func<IReadOnlyList<SpeechChunk>, IEnumerable<SpeechChunk>> spoil, out OddVoice voice)
    {
        var odd = new OddVoice(spoil);
        voice = odd;
        return new FaultScene((_, services) => services.AddSingleton<ISpeechSynthesizer>(odd));
    }

    private static IEnumerable<SpeechChunk> SpoilFirst(string kind, IReadOnlyList<SpeechChunk> good)
    {
        SpeechChunk first = good[0] with { Audio = good[0].Audio[..400] };
        AudioFormat format = first.Format;
        return kind switch
        {
            "1 Hz" => [In(first, format with { SampleRate = 1 })],
            "0 Hz" => [In(first, format with { SampleRate = 0 })],
            "-16000 Hz" => [In(first, format with { SampleRate = -16_000 })],
            "2147483647 Hz" => [In(first, format with { SampleRate = int.MaxValue })],
            "no channel" => [In(first, format with { Channels = 0 })],
            "minus one channel" => [In(first, format with { Channels = -1 })],
            "a thousand channels" => [In(first, format with { Channels = 1_000 })],
            "an unknown encoding" => [In(first, format with { Encoding = new AudioEncoding("noise") })],
            "no voice" => [first with { Voice = null! }],
            "a null chunk" => [null!],
            "null marks" => [first with { Marks = null! }, .. good.Skip(1)],
            "a mark of null" => Marked(good, mark => mark with { Value = null! }),
            "marks before the beginning" => Marked(good, mark => mark with { Start = mark.Start - 1_000_000 }),
            "marks of negative length" => Marked(good, mark => mark with { Duration = -1_000 }),
            "marks out of order" => [good[0] with { Marks = [.. good.SelectMany(chunk => chunk.Marks).Reverse()] }, .. Unmarked(good)],
            "marks after the end of time" => Marked(good, mark => mark with { Start = long.MaxValue - 5 }),
            "marks that last for ever" => Marked(good, mark => mark with { Duration = long.MaxValue }),
            "marks of words outside the text" => Marked(good, mark => mark with { TextStart = mark.TextStart + 1_000, TextLength = int.MaxValue }),
            "marks of words before the text" => Marked(good, mark => mark with { TextStart = -7, TextLength = -7 }),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    private static SpeechChunk SpoilLast(string kind, SpeechChunk last) => kind switch
    {
        "another rate" => In(last, AudioFormat.Pcm16(8_000)),
        "another number of channels" => In(last, last.Format with { Channels = 2 }),
        "another encoding" => In(last, last.Format with { Encoding = AudioEncoding.Mp3 }),
        "a null chunk" => null!,
        "null marks" => last with { Marks = null! },
        _ => last with { Marks = [new SpeechMark(SpeechMarkKind.Viseme, 0, 100, "aa", PhoneAlphabet.Oculus)] },
    };

    private static IEnumerable<SpeechChunk> Endless(string kind, SpeechChunk chunk, int limit) => Enumerable.Range(0, limit).Select(i => kind switch
    {
        "silence without end" => chunk with { Audio = new byte[1_000_000], Marks = [] },
        "chunks without audio" => chunk with { Audio = default, Marks = [] },
        _ => chunk with
        {
            Audio = default,
            Marks = [.. Enumerable.Repeat(new SpeechMark(SpeechMarkKind.Viseme, 100 + i, 1, "aa", PhoneAlphabet.Oculus), 1_000)],
        },
    });

    private static SpeechChunk In(SpeechChunk chunk, AudioFormat format) => chunk with { Format = format };

    private static IEnumerable<SpeechChunk> Marked(IReadOnlyList<SpeechChunk> good, Func<SpeechMark, SpeechMark> change)
        => good.Select(chunk => chunk with { Marks = [.. chunk.Marks.Select(change)] });

    private static IEnumerable<SpeechChunk> Unmarked(IReadOnlyList<SpeechChunk> good) => good.Skip(1).Select(chunk => chunk with { Marks = [] });

    private static async Task<byte[]> WholeAsync(string text)
    {
        List<byte> audio = [];
        await foreach (SpeechChunk chunk in new Testing.FakeSpeechSynthesizer().SynthesizeAsync(new SpeechRequest { Text = text, Locale = "en-US" }))
        {
            audio.AddRange(chunk.Audio.ToArray());
        }

        return [.. audio];
    }

    private static void AssertOthersAreSpoken(AvatarResponse response)
    {
        Assert.Equal((TurnOutcome.Completed, FaultScene.TwoSentences), (response.Outcome, response.Text));
        Assert.Equal("One is here.Two is here.", string.Concat(response.Segments.Select(segment => segment.Text)));
        Assert.All(response.Segments.Where(segment => segment.TextStart > 0), segment => Assert.False(segment.IsSilent));
        Assert.All(response.Segments, segment =>
        {
            Assert.InRange(segment.Duration, TimeSpan.Zero, LongestSentence);
            Assert.All(segment.Words, word => Assert.InRange(word.Start, TimeSpan.Zero, segment.Duration));
            Assert.All(segment.Visemes, viseme => Assert.InRange(viseme.Start, TimeSpan.Zero, segment.Duration));
        });
    }
}
