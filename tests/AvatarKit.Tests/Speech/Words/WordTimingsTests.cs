using AvatarKit.Tests.LipSync;

namespace AvatarKit.Tests.Speech;

public sealed class WordTimingsTests
{
    private const int Rate = 16_000;

    private static readonly AudioFormat Format = AudioFormat.Pcm16(Rate);

    [Fact]
    public void A_word_is_given_with_the_part_it_begins_in_on_the_clock_of_that_part()
    {
        var words = new WordTimings(Format, "one two three", "en-US");
        words.Append(new byte[2 * 4_000], [Mark(0, 0, 3), Mark(3_000, 4, 3)]);
        SpeechMark one = words.Take(2_000)[0];
        Assert.Equal((0L, 3_000L, "one"), (one.Start, one.Duration, one.Value));
        SpeechMark two = Assert.Single(words.Take(4_000));
        Assert.Equal((1_000L, 0L, "two"), (two.Start, two.Duration, two.Value));
        words.Append(new byte[2 * 4_000], [Mark(3_900, 8, 5)]);
        words.Complete();

        // It came too late, and is not lost.
        SpeechMark three = Assert.Single(words.Take(8_000));
        Assert.Equal((0L, "three"), (three.Start, three.Value));
    }

    [Fact]
    public void What_is_left_is_given_with_the_end()
    {
        var words = new WordTimings(Format, "one two", "en-US");
        words.Append(new byte[2 * 1_000], [Mark(0, 0, 3), Mark(1_500, 4, 3)]);
        words.Complete();
        Assert.Equal([(0L, "one"), (1_000L, "two")], words.Take(1_000).Select(static word => (word.Start, word.Value)));
        Assert.Empty(words.Take(1_000));
    }

    [Fact]
    public void Words_that_lip_sync_found_are_where_it_found_them_and_those_between_share_the_time()
    {
        var lips = new FoundWords([new AlignedWord(0, 1_000, 3_000), new AlignedWord(3, 7_000, 9_000)]);
        var words = new WordTimings(Format, "mama mama mama mama mama", "en-US", lips);
        words.Append(new byte[2 * 10_000], []);
        Assert.Equal([1_000L, 3_000L, 5_000L, 7_000L], words.Take(10_000).Select(static word => word.Start));
        words.Append(new byte[2 * 2_000], []);
        words.Complete();
        SpeechMark last = Assert.Single(words.Take(12_000));
        Assert.Equal((0L, 20), (last.Start, last.TextStart));
    }

    [Fact]
    public void Words_nobody_finds_are_said_at_the_usual_pace_and_share_what_is_left_at_the_end()
    {
        var words = new WordTimings(Format, "mama mama mama mama", "en-US");
        byte[] sound = Signals.Tone(Rate, Rate, 200);
        List<(int TextStart, double Seconds)> given = [];
        for (int second = 0; second < 4; second++)
        {
            words.Append(sound, []);
            if (second == 3)
            {
                words.Complete();
            }

            given.AddRange(words.Take((second + 1) * Rate).Select(word => (word.TextStart, second + (word.Start / (double)Rate))));
        }

        Assert.Equal([0, 5, 10, 15], given.Select(static word => word.TextStart));
        Assert.Equal(0, given[0].Seconds);
        Assert.True(given.Zip(given.Skip(1)).All(static pair => pair.First.Seconds < pair.Second.Seconds));
    }

    [Fact]
    public void Marks_that_come_late_take_over_and_give_no_word_twice()
    {
        var words = new WordTimings(Format, "mama mama", "en-US");
        words.Append(Signals.Tone(Rate, 2_000, 200), []);
        Assert.Equal([0], words.Take(2_000).Select(static word => word.TextStart));
        words.Append(Signals.Tone(Rate, Rate, 200), [Mark(1_000, 0, 4), Mark(9_000, 5, 4)]);
        words.Complete();
        SpeechMark second = Assert.Single(words.Take(18_000));
        Assert.Equal((5, 7_000L), (second.TextStart, second.Start));
    }

    [Fact]
    public void Encoded_audio_without_marks_has_no_words()
    {
        var words = new WordTimings(new AudioFormat(AudioEncoding.Mp3, Rate), "mama", "en-US");
        words.Append(new byte[1_000], []);
        words.Complete();
        Assert.Empty(words.Take(0));
    }

    private static SpeechMark Mark(long start, int textStart, int length)
        => new(SpeechMarkKind.Word, start, 0, "one two three".Substring(textStart, length), PhoneAlphabet.None, textStart, length);

    private sealed class FoundWords(IReadOnlyList<AlignedWord> words) : LipSyncSession, IWordAligner
    {
        public override long Available => 0;

        public override long Settled => 0;

        public override void Append(ReadOnlyMemory<byte> audio, IReadOnlyList<SpeechMark> marks)
        {
        }

        public override void Complete()
        {
        }

        public override VisemeTrack Take(long until) => new(Rate, 0, []);

        public IReadOnlyList<AlignedWord>? FindWords() => words;
    }
}
