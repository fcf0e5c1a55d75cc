namespace AvatarKit;

/// <summary>Makes mouth shapes of sounds.</summary>
internal static class SoundSpans
{
    /// <summary>Adds the shapes of a sound.</summary>
    /// <param name="sound">The sound.</param>
    /// <param name="sampleRate">Samples per second of the track.</param>
    /// <param name="spans">Receives the shapes, each of which begins where the last ended.</param>
    public static void Add(AlignedSound sound, int sampleRate, List<VisemeSpan> spans)
    {
        long start = (long)sound.Start * sampleRate / 100;
        long end = (long)sound.End * sampleRate / 100;
        IReadOnlyList<PhoneShape> shapes = PhoneTables.Find(PhoneAlphabet.Ipa, sound.Symbol);
        float total = shapes.Sum(static shape => shape.Share);
        float share = 0;
        foreach (PhoneShape shape in shapes)
        {
            share += shape.Share;
            long to = shape == shapes[^1] ? end : start + (long)((end - start) * (double)(share / total));
            long from = spans.Count > 0 ? Math.Max(start, spans[^1].End) : start;
            if (to > from)
            {
                spans.Add(new VisemeSpan(shape.Viseme, from, to - from, shape.Weight));
            }
        }
    }
}
