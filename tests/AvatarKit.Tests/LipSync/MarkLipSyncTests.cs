using CsCheck;

namespace AvatarKit.Tests;

public sealed class MarkLipSyncTests
{
    private const int Rate = 16_000;

    private static readonly string[] Common = ["p", "b", "m", "f", "v", "a", "ə", "aɪ", "s", "t", "k", "u", ""];

    private static readonly Gen<SpeechMark> AnyMark = Gen.Select(
        Gen.Long[-100, 3 * Rate],
        Gen.OneOf(Gen.Const(0L), Gen.Long[1, Rate / 4], Gen.Const(long.MaxValue)),
        Gen.OneOf(Gen.Int[0, Common.Length - 1].Select(static i => Common[i]), Gen.String),
        static (start, duration, symbol) => new SpeechMark(SpeechMarkKind.Viseme, start, duration, symbol, PhoneAlphabet.Ipa));

    [Fact]
    public void A_track_covers_its_audio_without_gap_or_overlap()
        => Gen.Select(AnyMark.List[0, 60], Gen.Long[0, 3 * Rate]).Check(static (marks, length) =>
        {
            VisemeTrack track = Track(length, marks);

            long at = 0;
            Viseme? last = null;
            foreach (VisemeSpan span in track.Spans)
            {
                Assert.Equal(at, span.Start);
                Assert.NotEqual(last, span.Viseme);
                Assert.InRange(span.Weight, 0.1f, 1);
                (at, last) = (span.End, span.Viseme);
            }

            Assert.Equal(length, at);
        }, cases: 300);

    [Fact]
    public void Lips_that_meet_are_seen_unless_nothing_is_left_to_take_from()
        => Gen.Select(AnyMark.List[0, 60], Gen.Long[Rate, 3 * Rate]).Check(static (marks, length) =>
        {
            IReadOnlyList<VisemeSpan> spans = Track(length, marks).Spans;
            for (int i = 0; i < spans.Count; i++)
            {
                bool canTake = (i > 0 && !VisemeSmoothing.IsClosure(spans[i - 1].Viseme))
                    || (i + 1 < spans.Count && !VisemeSmoothing.IsClosure(spans[i + 1].Viseme));
                Assert.False(VisemeSmoothing.IsClosure(spans[i].Viseme) && spans[i].Duration < Rate / 20 && canTake,
                    $"Span {i} lasts {spans[i].Duration} samples.");
            }
        }, cases: 300);

    [Fact]
    public void A_mark_without_a_duration_lasts_until_the_next()
    {
        VisemeTrack track = Track(Rate, Mark(0, 0, "sil"), Mark(1600, 0, "a"), Mark(4800, 0, "p"), Mark(8000, 0, "sil"));

        Assert.Equal(
            [new VisemeSpan(Viseme.Sil, 0, 1600), new VisemeSpan(Viseme.Aa, 1600, 3200), new VisemeSpan(Viseme.PP, 4800, 3200), new VisemeSpan(
                Viseme.Sil, 8000, 8000)],
            track.Spans);
    }

    [Fact]
    public void A_mark_with_a_duration_lasts_that_long_and_a_pause_follows()
    {
        VisemeTrack track = Track(Rate, Mark(0, 1600, "a"), Mark(8000, 1600, "i"));

        Assert.Equal(
            [new VisemeSpan(Viseme.Aa, 0, 1600), new VisemeSpan(Viseme.Sil, 1600, 6400), new VisemeSpan(Viseme.I, 8000, 1600), new VisemeSpan(
                Viseme.Sil, 9600, 6400)],
            track.Spans);
    }

    [Fact]
    public void A_last_sound_without_a_duration_does_not_hum_on_to_the_end_of_the_audio()
        => Assert.Equal(new VisemeSpan(Viseme.Aa, 0, (long)(0.3 * Rate)), Track(Rate, Mark(0, 0, "a")).Spans[0]);

    [Fact]
    public void Equal_neighbours_become_one()
        => Assert.Equal(new VisemeSpan(Viseme.DD, 0, 3200), Track(Rate, Mark(0, 1600, "t"), Mark(1600, 1600, "t")).Spans[0]);

    [Fact]
    public void A_sound_too_short_to_be_seen_gives_its_time_to_a_closure()
    {
        VisemeTrack track = Track(Rate, Mark(0, 3200, "a"), Mark(3200, 160, "k"), Mark(3360, 1600, "p"), Mark(4960, 3200, "a"));

        Assert.Equal([Viseme.Aa, Viseme.PP, Viseme.Aa, Viseme.Sil], track.Spans.Select(static span => span.Viseme));
        Assert.Equal(1760, track.Spans[1].Duration);
    }

    [Fact]
    public void A_closure_of_ten_milliseconds_is_held_for_fifty()
    {
        VisemeTrack track = Track(Rate, Mark(0, 3200, "a"), Mark(3200, 160, "p"), Mark(3360, 3200, "i"));

        VisemeSpan closure = Assert.Single(track.Spans, static span => span.Viseme == Viseme.PP);
        Assert.Equal(800, closure.Duration);
        Assert.InRange(closure.Start + (closure.Duration / 2), 3279, 3281);
    }

    [Fact]
    public void A_diphthong_shares_its_time()
    {
        VisemeTrack track = Track(Rate, Mark(0, 3200, "e"), Mark(3200, 3200, "p"));

        Assert.Equal([Viseme.E, Viseme.I, Viseme.PP, Viseme.Sil], track.Spans.Select(static span => span.Viseme));
        Assert.Equal(1920, track.Spans[1].Start);
    }

    [Fact]
    public void Words_and_sentences_are_not_sounds()
    {
        VisemeTrack track = Track(
            Rate, new SpeechMark(SpeechMarkKind.Word, 0, Rate, "papa"), new SpeechMark(SpeechMarkKind.Sentence, 0, Rate, "papa"));

        Assert.Equal(new VisemeSpan(Viseme.Sil, 0, Rate), Assert.Single(track.Spans));
    }

    [Fact]
    public void Empty_audio_has_an_empty_track() => Assert.Empty(Track(0, Mark(0, 100, "a")).Spans);

    private static VisemeTrack Track(long length, params IReadOnlyList<SpeechMark> marks) => new MarkLipSync().CreateTrack(new LipSyncInput
    {
        Format = AudioFormat.Pcm16(Rate),
        Audio = ReadOnlyMemory<byte>.Empty,
        Length = length,
        Text = "",
        Locale = "en",
        Marks = marks,
    });

    private static SpeechMark Mark(long start, long duration, string symbol)
        => new(SpeechMarkKind.Viseme, start, duration, symbol, PhoneAlphabet.Polly);
}
