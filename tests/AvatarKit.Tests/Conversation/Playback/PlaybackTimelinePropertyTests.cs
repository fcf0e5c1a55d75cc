using System.Runtime.CompilerServices;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Conversation.Playback;

public sealed class PlaybackTimelinePropertyTests
{
    private static readonly Gen<int[]> Lengths = Gen.Int[20, 900].Array[1, 30];

    [Fact]
    public void However_it_is_cut_into_pieces_the_cut_is_at_most_one_word_off() => Gen.Select(Lengths, Lengths, Gen.Int[0, 9_000], Gen.Bool).Check(
        sample =>
        {
            (int[] wordLengths, int[] pieceLengths, int cutAt, bool reports) = sample;
            Speech speech = Speech.Of(wordLengths, pieceLengths);
            var time = new FakeTimeProvider();
            var timeline = new PlaybackTimeline(time, speaks: true);
            foreach (SpeechSegment piece in speech.Segments)
            {
                timeline.Add(piece);
            }

            time.Advance(TimeSpan.FromMilliseconds(cutAt));
            if (reports)
            {
                (int index, TimeSpan elapsed) = speech.PieceAt(cutAt);
                timeline.Report(index, elapsed);
            }

            timeline.Freeze();
            string heard = timeline.CutAt(speech.Answer);

            Assert.StartsWith(heard, speech.Answer, StringComparison.Ordinal);
            int words = heard.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
            Assert.InRange(words - speech.Starts.Count(start => start < cutAt), -1, 1);
        });

    [Fact]
    public void A_second_of_speech_takes_a_few_hundred_bytes_while_it_grows()
    {
        // Two and a half words and two pieces a second, for five minutes.
        Speech speech = Speech.Of([.. Enumerable.Repeat(400, 750)], [.. Enumerable.Repeat(500, 600)]);
        var timeline = new PlaybackTimeline(new FakeTimeProvider(), speaks: true);

        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (SpeechSegment piece in speech.Segments)
        {
            timeline.Add(piece);
        }

        // What lists leave behind when they grow counts too: what is held is half of it.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / timeline.HandedOut.TotalSeconds, 1, 500);
    }

    [Fact]
    public void Audio_and_faces_are_not_held()
    {
        var timeline = new PlaybackTimeline(new FakeTimeProvider(), speaks: true);
        WeakReference[] media = AddWithMedia(timeline);

        GC.Collect();

        Assert.DoesNotContain(media, static reference => reference.IsAlive);
        Assert.Equal(TimeSpan.FromSeconds(1), timeline.HandedOut);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference[] AddWithMedia(PlaybackTimeline timeline)
    {
        byte[] audio = new byte[1000];
        var face = new FaceTrack(60, new float[FaceTrack.ChannelCount]);
        SpeechSegment piece = Pieces.Of(0, "One.", 0, 1, ("One", 0)) with { Audio = audio, Face = face };
        timeline.Add(piece);
        return [new WeakReference(audio), new WeakReference(face), new WeakReference(piece)];
    }

    private sealed record Speech(string Answer, SpeechSegment[] Segments, int[] Starts)
    {
        /// <summary>One sentence of words that last so many milliseconds, in pieces of such lengths; the last piece takes what is left.</summary>
        public static Speech Of(int[] wordLengths, int[] pieceLengths)
        {
            string[] words = [.. wordLengths.Select(static (length, i) => $"w{i}")];
            string answer = string.Join(' ', words) + ".";
            int[] starts = [.. wordLengths.Select((_, i) => wordLengths[..i].Sum())];
            int total = wordLengths.Sum();
            List<SpeechSegment> segments = [];
            for (int at = 0, i = 0; at < total; i++)
            {
                int length = i < pieceLengths.Length - 1 ? Math.Min(pieceLengths[i], total - at) : total - at;
                int from = at;
                (string, double)[] within = [.. words.Zip(starts)
                    .Where(word => word.Second >= from && word.Second < from + length)
                    .Select(word => (word.First, (word.Second - from) / 1000.0))];
                segments.Add(Pieces.Of(i, answer, at / 1000.0, length / 1000.0, within));
                at += length;
            }

            return new Speech(answer, [.. segments], starts);
        }

        public (int Index, TimeSpan Elapsed) PieceAt(int milliseconds)
        {
            SpeechSegment piece = Segments.LastOrDefault(piece => piece.Start.TotalMilliseconds <= milliseconds) ?? Segments[0];
            return (piece.Index, TimeSpan.FromMilliseconds(milliseconds) - piece.Start);
        }
    }
}
