namespace AvatarKit.Tests.LipSync.Alignment;

public sealed class SoundFeedTests
{
    /// <summary>The hold of a stop is as silent as a pause, in synthetic speech without a single bit: what it is must be judged by what is
    /// around it.</summary>
    [Theory]
    [InlineData(80, false)]
    [InlineData(400, true)]
    public void Only_a_long_silence_is_taken_for_one_unheard(int milliseconds, bool isCertain)
    {
        byte[] pcm = [.. Signals.Babble(16_000, 0.8), .. new byte[milliseconds * 32], .. Signals.Babble(16_000, 0.8)];
        List<float> silence = [];
        SoundFeed feed = new(AudioFormat.Pcm16(16_000), AcousticModel.Default, 3_000, 3_000);
        feed.Append(pcm, posteriors => silence.Add(posteriors[SoundClasses.Silence]));
        feed.Complete(pcm.Length / 320, posteriors => silence.Add(posteriors[SoundClasses.Silence]));
        Assert.Equal(isCertain, silence[80 + (milliseconds / 20)] == 1);
    }
}
