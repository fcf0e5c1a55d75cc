namespace AvatarKit.Evaluation.Tests.Acoustics;

public sealed class SpeechFramesTests
{
    [Fact]
    public void A_shorter_vocal_tract_moves_a_tone_up()
    {
        float[] tone = [.. Enumerable.Range(0, SpeechResampler.Rate).Select(static i => MathF.Sin(2 * MathF.PI * 1_000 * i / SpeechResampler.Rate))];
        float[] plain = SpeechFrames.Of(tone);
        Assert.Equal(MelSpectrum.BandAt(1_000), Peak(plain), 0.6);
        Assert.Equal(MelSpectrum.BandAt(1_150), Peak(SpeechFrames.Warp(plain, 1.15)), 0.6);
        Assert.Equal(MelSpectrum.BandAt(870), Peak(SpeechFrames.Warp(plain, 0.87)), 0.6);
        Assert.Equal(7, MelSpectrum.BandAt(MelSpectrum.CentreOf(7)), 1e-9);
    }

    private static double Peak(float[] bands)
    {
        float[] frame = bands[(50 * MelSpectrum.Bands)..(51 * MelSpectrum.Bands)];
        return Array.IndexOf(frame, frame.Max());
    }
}
