namespace AvatarKit.Evaluation;

/// <summary>A sentence as a voice spoke it, with the voice's own timing of its sounds.</summary>
internal sealed record SpokenSample(string Voice, string Locale, string Text, AudioFormat Format, byte[] Audio, IReadOnlyList<SpeechMark> Phones)
{
    public long Length => Format.SamplesIn(Audio.Length);

    public double Seconds => (double)Length / Format.SampleRate;

    /// <summary>The sounds of the acoustic model, with their starts and ends in seconds.</summary>
    public IEnumerable<(int Sound, double Start, double End)> Sounds()
    {
        foreach (SpeechMark phone in Phones)
        {
            int[] parts = SoundClasses.Of(phone.Alphabet == PhoneAlphabet.Arpabet ? ArpabetSounds.ToIpa(phone.Value) : phone.Value);
            double start = (double)phone.Start / Format.SampleRate;
            double length = (double)phone.Duration / Format.SampleRate;
            for (int i = 0; i < parts.Length; i++)
            {
                // Of a diphthong the first vowel is the longer.
                double from = i == 0 ? 0 : parts.Length == 2 ? 0.55 : (double)i / parts.Length;
                double to = i + 1 == parts.Length ? 1 : parts.Length == 2 ? 0.55 : (i + 1.0) / parts.Length;
                yield return (parts[i], start + (from * length), start + (to * length));
            }
        }
    }
}
