using System.Numerics.Tensors;

namespace AvatarKit.Tests.LipSync.Alignment;

public sealed class MelSpectrumTests
{
    [Fact]
    public void The_band_of_a_tone_rises_with_its_pitch_and_is_the_loudest_by_far()
    {
        int last = -1;
        foreach (double hertz in (double[])[200, 450, 900, 1_800, 3_500, 6_000])
        {
            float[] bands = Analyse(i => 0.3 * Math.Sin(2 * Math.PI * hertz * i / 16_000));
            int loudest = TensorPrimitives.IndexOfMax(bands);
            Assert.True(loudest > last, $"{hertz} Hz is in band {loudest}, after band {last}");
            Assert.True(bands.Order().ElementAt(MelSpectrum.Bands / 2) < bands[loudest] - 5);
            last = loudest;
        }
    }

    [Fact]
    public void Ten_times_the_level_is_a_hundred_times_the_power() => Assert.All(
        Analyse(i => 0.5 * Wave(i)).Zip(Analyse(i => 0.05 * Wave(i))), static pair => Assert.Equal(Math.Log(100), pair.First - pair.Second, 0.05));

    [Fact]
    public void An_offset_is_no_sound() => Assert.All(Analyse(static _ => 0.5), static band => Assert.InRange(band, -17, -16));

    private static double Wave(int i) => Enumerable.Range(1, 60).Sum(n => Math.Sin((2 * Math.PI * 120 * n * i / 16_000) + n)) / 60;

    private static float[] Analyse(Func<int, double> wave)
    {
        float[] bands = new float[MelSpectrum.Bands];
        new MelSpectrum().Analyse([.. Enumerable.Range(0, MelSpectrum.Window).Select(i => (float)wave(i))], bands);
        return bands;
    }
}
