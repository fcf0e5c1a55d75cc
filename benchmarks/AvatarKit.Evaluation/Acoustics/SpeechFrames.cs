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
}
