using CsCheck;

namespace AvatarKit.Tests.LipSync;

public sealed class AlignedLipSyncSessionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(333)]
    [InlineData(3_200)]
    [InlineData(1_000_000)]
    public void Shapes_follow_each_other_up_to_the_last_sample_however_the_audio_comes(int size)
    {
        byte[] pcm = Signals.Babble(22_050, 3.21);
        VisemeTrack track = Listen(Session(22_050, ""), pcm, size, out _);
        Signals.AssertWhole(track, pcm.Length / 2);
        Assert.Contains(track.Spans, span => span.Viseme != Viseme.Sil);
    }

    [Fact]
    public void Bytes_cut_inside_a_sample_change_nothing()
    {
        byte[] pcm = Signals.Babble(16_000, 2);
        LipSyncSession odd = Session(16_000, "");
        LipSyncSession even = Session(16_000, "");
        foreach (Range part in new[] { ..3, 3..5, 5.. })
        {
            odd.Append(pcm.AsMemory(part), []);
        }

        even.Append(pcm, []);
        odd.Complete();
        even.Complete();
        Assert.Equal(even.Take(even.Available).Spans, odd.Take(odd.Available).Spans);
    }

    [Fact]
    public void Shapes_are_settled_soon_after_their_audio()
    {
        byte[] pcm = Signals.Babble(16_000, 20);
        foreach (string text in (string[])["", "These words are not what is said."])
        {
            Listen(Session(16_000, text), pcm, 640, out double longest);
            Assert.InRange(longest, 0, 2.8);
        }
    }

    [Fact]
    public void All_that_is_heard_can_be_taken_at_once_and_stays_as_it_was_taken()
        => Gen.Select(Gen.Int[20, 900].Array[3, 12], Gen.Bool).Check((chunks, hasText) =>
        {
            byte[] pcm = Signals.Babble(16_000, 3);
            LipSyncSession session = Session(16_000, hasText ? "My mother bakes warm bread" : "");
            List<VisemeTrack> parts = [];
            int at = 0;
            long taken = 0;
            for (int i = 0; at < pcm.Length; i++)
            {
                int end = Math.Min(pcm.Length, at + (chunks[i % chunks.Length] * 32));
                session.Append(pcm.AsMemory(at..end), []);
                Assert.Equal(end / 2, session.Available);
                Assert.InRange(session.Settled, taken, session.Available);
                parts.Add(session.Take(session.Available));
                taken = session.Available;
                at = end;
            }

            session.Complete();
            VisemeTrack track = LipSyncParts.Join(parts);
            Signals.AssertWhole(track, pcm.Length / 2);
            Assert.Contains(track.Spans, static span => span.Viseme != Viseme.Sil);
        }, cases: 20);

    [Fact]
    public void A_session_that_is_complete_hears_no_more()
    {
        LipSyncSession session = Session(16_000, "");
        session.Complete();
        Assert.Equal(0, session.Available);
        Assert.Empty(session.Take(0).Spans);
        Assert.Throws<InvalidOperationException>(() => session.Append(new byte[2], []));
    }

    [Fact]
    public void What_is_not_heard_cannot_be_taken()
    {
        LipSyncSession session = Session(16_000, "");
        session.Append(new byte[3_200], []);
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Take(1_601));
        session.Take(1_000);
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Take(999));
    }

    private static LipSyncSession Session(int rate, string text) => new AlignedLipSync().CreateSession(AudioFormat.Pcm16(rate), text, "en");

    private static VisemeTrack Listen(LipSyncSession session, byte[] pcm, int size, out double longestSeconds)
    {
        List<VisemeTrack> parts = [];
        longestSeconds = 0;
        for (int at = 0; at < pcm.Length; at += size)
        {
            int end = Math.Min(pcm.Length, at + size);
            session.Append(pcm.AsMemory(at..end), []);
            longestSeconds = Math.Max(longestSeconds, ((end / 2) - session.Settled) / 16_000.0);
            parts.Add(session.Take(session.Settled));
        }

        session.Complete();
        parts.Add(session.Take(session.Available));
        return LipSyncParts.Join(parts);
    }
}
