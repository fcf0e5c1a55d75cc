using CsCheck;

namespace AvatarKit.Tests.LipSync;

public sealed class MarkLipSyncSessionTests
{
    private const int Rate = 16_000;

    private static readonly AudioFormat Format = AudioFormat.Pcm16(Rate);

    private static readonly string[] Symbols =
        ["m", "p", "b", "β", "f", "v", "a", "aɪ", "ɔɪ", "e", "i", "o", "u", "s", "t", "d", "n", "k", "ɹ", "ə", "ʃ", "w", "", "_"];

    // A symbol, how long it lasts in samples, whether the mark says so, and a hole behind it.
    private static readonly Gen<(string Symbol, int Length, bool Says, int Hole)[]> AnyMarks = Gen.Select(
        Gen.Int[0, Symbols.Length - 1].Select(static i => Symbols[i]), Gen.Frequency((5, Gen.Int[1, 2_400]), (1, Gen.Int[2_400, 9_000])),
        Gen.Bool, Gen.Frequency((4, Gen.Const(0)), (1, Gen.Int[1, 1_500]))).Array[1, 30];

    [Fact]
    public void Parts_taken_as_far_as_they_are_settled_are_the_track_of_the_whole_sentence()
        => Gen.Select(AnyMarks, Gen.Int[1, 6_000].Array[1, 8], Gen.Int[0, 4_000], Gen.Int[-3_000, 6_000]).Check(all =>
        {
            ((string, int, bool, int)[] given, int[] chunks, int ahead, int tail) = all;
            (List<SpeechMark> marks, long length) = Lay(given, tail);
            var session = new MarkLipSyncSession(Format);
            List<VisemeTrack> parts = [];
            Feed(session, marks, length, chunks, ahead, () => parts.Add(session.Take(session.Settled)));
            session.Complete();
            parts.Add(session.Take(session.Available));
            VisemeTrack whole = new MarkLipSync().CreateTrack(Input(marks, length));
            AssertAlike(LipSyncParts.Join([whole]).Spans, LipSyncParts.Join(parts).Spans);
            Assert.Equal(length, LipSyncParts.Join(parts).Length);
        }, cases: 4_000);

    /// <summary>The same shapes, their borders within 10 ms: smoothing may give a lone sample or two to
    /// a neighbour that was not known yet.</summary>
    private static void AssertAlike(IReadOnlyList<VisemeSpan> whole, IReadOnlyList<VisemeSpan> joined)
    {
        Assert.Equal(whole.Select(static span => span.Viseme), joined.Select(static span => span.Viseme));
        Assert.All(whole.Zip(joined), static pair => Assert.InRange(Math.Abs(pair.First.Start - pair.Second.Start), 0, Format.SampleRate / 100));
    }

    [Fact]
    public void Parts_taken_at_once_cover_the_audio_and_are_nearly_the_same()
    {
        double alike = 0;
        int count = 0;
        Gen.Select(AnyMarks, Gen.Int[2_000, 8_000].Array[1, 8]).Check((marks, chunks) =>
        {
            (List<SpeechMark> all, long length) = Lay(marks, 0);
            var session = new MarkLipSyncSession(Format);
            List<VisemeTrack> parts = [];
            Feed(session, all, length, chunks, 0, () => parts.Add(session.Take(session.Available)));
            session.Complete();
            VisemeTrack joined = LipSyncParts.Join(parts);
            Signals.AssertWhole(joined, length);
            Interlocked.Increment(ref count);
            lock (Symbols)
            {
                alike += LipSyncParts.Alike(new MarkLipSync().CreateTrack(Input(all, length)), joined);
            }
        }, cases: 300);

        Assert.InRange(alike / count, 0.93, 1);
    }

    [Fact]
    public void A_mark_settles_what_came_before_it()
    {
        var session = new MarkLipSyncSession(Format);
        session.Append(new byte[2 * 8_000], [Mark(0, "a"), Mark(4_000, "s"), Mark(7_000, "o")]);
        Assert.InRange(session.Settled, 6_000, 8_000);
        session.Append(default, [Mark(12_000, "m")]);
        Assert.Equal(8_000, session.Available);
        VisemeTrack part = session.Take(8_000);
        Assert.Equal([Viseme.Aa, Viseme.SS, Viseme.O], part.Spans.Where(span => span.Start < 8_000).Select(static span => span.Viseme));
        Assert.Equal([(Viseme.O, 8_000L), (Viseme.PP, 12_000L)],
            part.Spans.Where(static span => span.Start >= 8_000).Select(static span => (span.Viseme, span.Start)).Take(2));
    }

    [Fact]
    public void The_last_shape_lasts_as_far_as_the_audio_does()
    {
        var session = new MarkLipSyncSession(Format);
        session.Append(new byte[2 * Rate], [Mark(0, "a")]);
        Assert.Equal([Viseme.Aa], session.Take(Rate).Spans.Where(static span => span.Start < Rate).Select(static span => span.Viseme));
    }

    [Fact]
    public void Encoded_audio_is_there_as_far_as_its_marks()
    {
        LipSyncSession session = new AutomaticLipSync().CreateSession(new AudioFormat(AudioEncoding.Mp3, Rate), "mama", "en-US");
        session.Append(new byte[100], [Mark(0, "m"), Mark(2_000, "a")]);
        Assert.Equal(2_000, session.Available);
        session.Append(new byte[100], [Mark(4_000, "s") with { Duration = 1_000 }]);
        session.Complete();
        Assert.Equal(5_000, session.Available);
        Assert.Equal([Viseme.PP, Viseme.Aa, Viseme.SS], session.Take(5_000).Spans.Select(static span => span.Viseme));
    }

    private static SpeechMark Mark(long start, string symbol) => new(SpeechMarkKind.Viseme, start, 0, symbol, PhoneAlphabet.Ipa);

    private static (List<SpeechMark> Marks, long Length) Lay((string Symbol, int Length, bool Says, int Hole)[] marks, int tail)
    {
        List<SpeechMark> all = [];
        long at = 0;
        foreach ((string symbol, int length, bool says, int hole) in marks)
        {
            all.Add(new SpeechMark(SpeechMarkKind.Viseme, at, says ? length : 0, symbol, PhoneAlphabet.Ipa));
            at += length + hole;
        }

        return (all, Math.Max(1, at + tail));
    }

    /// <summary>Gives audio in chunks, with the marks for it and for so many samples ahead of it.</summary>
    private static void Feed(MarkLipSyncSession session, List<SpeechMark> marks, long length, int[] chunks, int ahead, Action afterEach)
    {
        long at = 0;
        int given = 0;
        for (int i = 0; at < length; i++)
        {
            long end = Math.Min(length, at + chunks[i % chunks.Length]);
            int count = marks.FindIndex(given, mark => mark.Start >= end + ahead) is >= 0 and int next ? next : marks.Count;
            session.Append(new byte[2 * (end - at)], marks[given..count]);
            given = count;
            at = end;
            afterEach();
        }

        session.Append(default, marks[given..]);
    }

    private static LipSyncInput Input(List<SpeechMark> marks, long length)
        => new() { Format = Format, Audio = new byte[2 * length], Length = length, Text = "", Locale = "en-US", Marks = marks };
}
