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
        List<VisemeSpan> spans = Listen(AlignedLipSync.CreateSession(AudioFormat.Pcm16(22_050), "", "en"), pcm, size, out _);
        Signals.AssertWhole(new VisemeTrack(22_050, pcm.Length / 2, spans), pcm.Length / 2);
        Assert.Contains(spans, span => span.Viseme != Viseme.Sil);
    }

    [Fact]
    public void Bytes_cut_inside_a_sample_change_nothing()
    {
        byte[] pcm = Signals.Babble(16_000, 2);
        AlignedLipSyncSession odd = AlignedLipSync.CreateSession(AudioFormat.Pcm16(16_000), "", "en");
        AlignedLipSyncSession even = AlignedLipSync.CreateSession(AudioFormat.Pcm16(16_000), "", "en");
        List<VisemeSpan> one = [.. odd.Append(pcm.AsSpan(0, 3)), .. odd.Append(pcm.AsSpan(3, 2)), .. odd.Append(pcm.AsSpan(5)), .. odd.Complete()];
        Assert.Equal([.. even.Append(pcm), .. even.Complete()], one);
    }

    [Fact]
    public void Shapes_are_final_soon_after_their_audio()
    {
        byte[] pcm = Signals.Babble(16_000, 20);
        foreach (string text in (string[])["", "These words are not what is said."])
        {
            Listen(AlignedLipSync.CreateSession(AudioFormat.Pcm16(16_000), text, "en"), pcm, 640, out double longest);
            Assert.InRange(longest, 0, 2.8);
        }
    }

    [Fact]
    public void A_session_ends_once()
    {
        AlignedLipSyncSession session = AlignedLipSync.CreateSession(AudioFormat.Pcm16(16_000), "", "en");
        Assert.Empty(session.Complete());
        Assert.Throws<InvalidOperationException>(() => session.Complete());
        Assert.Throws<InvalidOperationException>(() => session.Append([0, 0]));
    }

    private static List<VisemeSpan> Listen(AlignedLipSyncSession session, byte[] pcm, int size, out double longestSeconds)
    {
        List<VisemeSpan> spans = [];
        longestSeconds = 0;
        for (int at = 0; at < pcm.Length; at += size)
        {
            int end = Math.Min(pcm.Length, at + size);
            spans.AddRange(session.Append(pcm.AsSpan(at..end)));
            longestSeconds = Math.Max(longestSeconds, ((end / 2) - (spans.Count == 0 ? 0 : spans[^1].End)) / 16_000.0);
        }

        spans.AddRange(session.Complete());
        return spans;
    }
}
