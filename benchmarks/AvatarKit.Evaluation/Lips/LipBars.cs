namespace AvatarKit.Evaluation;

/// <summary>What counts as closed and as open, in pixels of the video.</summary>
/// <param name="Range">A wide opening of this speaker: nine in ten vowel pictures are smaller.</param>
/// <param name="Sealed">Up to this the lips are sealed: what compression and rounding make of a closed mouth.</param>
/// <param name="Open">From this the mouth is opening.</param>
internal sealed record LipBars(double Range, double Sealed, double Open)
{
    public static LipBars For(LipFrames frames, SpeechTimes speech)
    {
        List<double> vowels = [];
        for (int i = 0; i < frames.Count; i++)
        {
            if (speech.At(frames.Centre(i)) is { IsVowel: true })
            {
                vowels.Add(frames.Openings[i]);
            }
        }

        if (vowels.Count == 0)
        {
            throw new LipsException("No picture of the video falls into a vowel of the marks: are they the marks of this video?");
        }

        vowels.Sort();
        double range = vowels[Math.Min(vowels.Count - 1, (int)(vowels.Count * 0.9))];
        double shut = Math.Max(Math.Max(0.8, 4 * frames.Noise), 0.05 * range);
        return new LipBars(range, shut, Math.Max(1.5 * shut, 0.1 * range));
    }
}
