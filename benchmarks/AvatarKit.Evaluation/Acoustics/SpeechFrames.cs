namespace AvatarKit.Evaluation;

/// <summary>Frames of speech that is there as a whole.</summary>
internal static class SpeechFrames
{
    /// <summary>A frame for every 10 ms, its middle in the middle of what it looks at.</summary>
    public static float[] Of(ReadOnlySpan<float> samples)
    {
        int count = samples.Length / MelSpectrum.Hop;
        const int before = (MelSpectrum.Window - MelSpectrum.Hop) / 2;
        float[] padded = new float[samples.Length + MelSpectrum.Window];
        samples.CopyTo(padded.AsSpan(before));
        float[] bands = new float[count * MelSpectrum.Bands];
        var spectrum = new MelSpectrum();
        for (int frame = 0; frame < count; frame++)
        {
            spectrum.Analyse(padded.AsSpan(frame * MelSpectrum.Hop), bands.AsSpan(frame * MelSpectrum.Bands, MelSpectrum.Bands));
        }

        return bands;
    }

    /// <summary>The frames of a voice whose vocal tract is shorter by a factor: all its frequencies are higher by it.</summary>
    public static float[] Warp(float[] bands, double factor)
    {
        if (factor == 1)
        {
            return bands;
        }

        float[] warped = new float[bands.Length];
        for (int band = 0; band < MelSpectrum.Bands; band++)
        {
            double from = Math.Clamp(MelSpectrum.BandAt(MelSpectrum.CentreOf(band) / factor), 0, MelSpectrum.Bands - 1.001);
            int low = (int)from;
            float share = (float)(from - low);
            for (int at = 0; at < bands.Length; at += MelSpectrum.Bands)
            {
                warped[at + band] = ((1 - share) * bands[at + low]) + (share * bands[at + low + 1]);
            }
        }

        return warped;
    }
}
