using AvatarKit.Testing;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>A sentence is handed on while the voice still speaks it, and its pieces are the sentence.</summary>
public sealed class FirstSoundTests
{
    private const string Sentence = "The quick brown fox jumps over the lazy dog today.";

    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FirstPiece = TimeSpan.FromMilliseconds(250);

    [Theory]
    [InlineData(AvatarOutputs.All)]
    [InlineData(AvatarOutputs.Speech)]
    public async Task The_first_piece_comes_before_the_voice_has_spoken_the_sentence(AvatarOutputs outputs)
    {
        await using var scene = new FaultScene();
        var gate = new TaskCompletionSource();
        scene.Model.When(_ => true).RespondWith(Sentence);
        scene.Voice.RespondWith(new FakeSpeech().Chunks(3).After(gate.Task));
        await using IAsyncEnumerator<AvatarResponseUpdate> updates =
            scene.Host.Engine.GetStreamingResponseAsync(EngineHost.Ask(outputs: outputs)).GetAsyncEnumerator();
        List<SpeechSegment> pieces = [];
        try
        {
            pieces.Add(await NextAsync(updates).WaitAsync(Guard) ?? throw new InvalidOperationException("Nothing was spoken."));
        }
        finally
        {
            gate.TrySetResult();
        }

        while (await NextAsync(updates).WaitAsync(Guard) is { } piece)
        {
            pieces.Add(piece);
        }

        // Three chunks of the fake are 600 ms of audio.
        Assert.InRange(pieces[0].Duration, FirstPiece, TimeSpan.FromMilliseconds(600));
        Assert.True(pieces.Count > 1);
        AssertAreTheSentence(pieces, Sentence, 0, 0);
        Assert.All(pieces, piece => Assert.Equal(outputs == AvatarOutputs.All, piece.Face is not null));
    }

    [Fact]
    public async Task A_voice_without_marks_is_heard_as_early()
    {
        await using var scene = new FaultScene();
        var gate = new TaskCompletionSource();
        scene.Model.When(_ => true).RespondWith(Sentence);
        scene.Voice.RespondWith(new FakeSpeech().WithoutMarks().Chunks(8).After(gate.Task));
        await using IAsyncEnumerator<AvatarResponseUpdate> updates =
            scene.Host.Engine.GetStreamingResponseAsync(EngineHost.Ask()).GetAsyncEnumerator();
        SpeechSegment? first = null;
        try
        {
            first = await NextAsync(updates).WaitAsync(Guard);
        }
        finally
        {
            gate.TrySetResult();
        }

        Assert.NotNull(first);
        Assert.Equal(Sentence, first.Text);
    }

    [Fact]
    public async Task The_pieces_of_several_sentences_are_numbered_through_and_are_the_sentences()
    {
        await using var scene = new FaultScene();
        scene.Model.When(_ => true).RespondWith($"{Sentence} {Sentence} {Sentence}");

        AvatarResponse response = await scene.AskAsync();

        Assert.Equal(Enumerable.Range(0, response.Segments.Count), response.Segments.Select(segment => segment.Index));
        Assert.Equal([0, 1, 2], response.Segments.Select(segment => segment.Sentence).Distinct());
        for (int i = 0; i < 3; i++)
        {
            AssertAreTheSentence([.. response.Segments.Where(segment => segment.Sentence == i)], Sentence, i, i * (Sentence.Length + 1));
        }
    }

    [Fact]
    public async Task A_voice_that_fails_in_the_middle_has_said_what_was_handed_on()
    {
        await using var scene = new FaultScene();
        scene.Model.When(_ => true).RespondWith(Sentence);
        scene.Voice.RespondWith(new FakeSpeech().Chunks(4).FailWith(new SpeechException("speech.lost", "Lost.", "fake")));

        AvatarResponse response = await scene.AskAsync();

        Assert.Equal((TurnOutcome.Completed, Sentence), (response.Outcome, response.Text));
        Assert.Equal("speech.lost", Assert.Single(response.Warnings).Code);
        Assert.Equal(Sentence, string.Concat(response.Segments.Select(segment => segment.Text)));
        Assert.Contains(response.Segments, segment => !segment.IsSilent);
    }

    [Fact]
    public async Task An_interruption_between_the_pieces_of_a_sentence_cuts_at_the_word()
    {
        await using var scene = new FaultScene();
        scene.Model.When(_ => true).RespondWith(Sentence);
        scene.Voice.RespondWith(new FakeSpeech().Chunks(3).After(new TaskCompletionSource().Task));
        using var interrupt = new CancellationTokenSource();
        var playback = new PlaybackPosition();
        TurnInterrupted? ended = null;
        Task reading = ReadAsync();
        await scene.Voice.WaitForCallsAsync().WaitAsync(FaultOptions.Part);
        await reading.WaitAsync(Guard);

        Assert.NotNull(ended);
        Assert.StartsWith("The quick", ended.HeardText, StringComparison.Ordinal);
        Assert.DoesNotContain("lazy", ended.HeardText, StringComparison.Ordinal);

        async Task ReadAsync()
        {
            AvatarRequest request = EngineHost.Ask() with { Playback = playback };
            await foreach (AvatarResponseUpdate update in scene.Host.Engine.GetStreamingResponseAsync(request, interrupt.Token))
            {
                if (update is SpeechSegment piece)
                {
                    playback.ReportSpeech(piece.Index, piece.Duration);
                    await interrupt.CancelAsync();
                }

                ended = update as TurnInterrupted;
            }
        }
    }

    private static async Task<SpeechSegment?> NextAsync(IAsyncEnumerator<AvatarResponseUpdate> updates)
    {
        while (await updates.MoveNextAsync())
        {
            if (updates.Current is SpeechSegment segment)
            {
                return segment;
            }
        }

        return null;
    }

    private static void AssertAreTheSentence(List<SpeechSegment> pieces, string text, int sentence, int textStart)
    {
        var request = new SpeechRequest { Text = text, Locale = "en-US" };
        List<SpeechChunk> chunks = [.. new FakeSpeechSynthesizer().SynthesizeAsync(request).ToBlockingEnumerable()];
        Assert.Equal(text, pieces[0].Text);
        Assert.All(pieces.Skip(1), piece => Assert.Equal(("", ""), (piece.Text, piece.SpokenText)));
        Assert.All(pieces, piece => Assert.Equal((sentence, textStart, false), (piece.Sentence, piece.TextStart, piece.IsSilent)));
        Assert.Equal(chunks.SelectMany(chunk => chunk.Audio.ToArray()), pieces.SelectMany(piece => piece.Audio.ToArray()));
        TimeSpan start = TimeSpan.Zero;
        List<SpokenWord> words = [];
        foreach (SpeechSegment piece in pieces)
        {
            Assert.Equal(start, piece.Start);
            Assert.Equal(piece.Format.ToTime(piece.Format.SamplesIn(piece.Audio.Length)), piece.Duration);
            Assert.All(piece.Words, word => Assert.InRange(word.Start, TimeSpan.Zero, piece.Duration));
            Assert.All(piece.Visemes, viseme => Assert.InRange(viseme.Start + viseme.Duration, TimeSpan.Zero, piece.Duration));
            TimeSpan from = start;
            words.AddRange(piece.Words.Select(word => word with { Start = from + word.Start }));
            start += piece.Duration;
        }

        IEnumerable<SpeechMark> marks = chunks.SelectMany(chunk => chunk.Marks).Where(mark => mark.Kind == SpeechMarkKind.Word);
        Assert.Equal(
            marks.Select(mark => (mark.Value, mark.TextStart, pieces[0].Format.ToTime(mark.Start))),
            words.Select(word => (word.Text, word.CaptionStart, word.Start)));
    }
}
