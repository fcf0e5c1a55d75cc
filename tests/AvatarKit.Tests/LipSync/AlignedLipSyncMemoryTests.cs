namespace AvatarKit.Tests.LipSync;

[Collection(Alone.Name)]
public sealed class AlignedLipSyncMemoryTests
{
    [Fact]
    public void Memory_does_not_go_by_the_length_of_the_audio()
    {
        byte[] pcm = Signals.Babble(16_000, 10);
        LipSyncSession session = new AlignedLipSync().CreateSession(AudioFormat.Pcm16(16_000), "", "en");
        long after = 0;
        for (int minute = 0; minute < 6; minute++)
        {
            for (int i = 0; i < 6; i++)
            {
                session.Append(pcm, []);
                session.Take(session.Settled);
            }

            if (minute == 0)
            {
                after = GC.GetTotalMemory(forceFullCollection: true);
            }
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - after, long.MinValue, 1_500_000);
        GC.KeepAlive(session);
    }
}
