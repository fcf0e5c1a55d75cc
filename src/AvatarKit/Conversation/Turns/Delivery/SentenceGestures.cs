namespace AvatarKit;

/// <summary>When a sentence's gestures are due: each at the first sample of the word that its cue stands before. Not thread-safe; one per
/// sentence.</summary>
internal sealed class SentenceGestures(SpokenSentence sentence)
{
    /// <summary>Takes the gestures of the sentence's next piece.</summary>
    /// <param name="words">The words that begin in it, on its own clock.</param>
    /// <param name="isLast">Whether the sentence ends with it: a cue after the last word falls on that.</param>
    /// <returns>The gestures on the piece's clock.</returns>
    public IReadOnlyList<GestureCue> Take(IReadOnlyList<SpeechMark> words, bool isLast)
    {
        if (sentence.Source.Gestures is not { } gestures)
        {
            return [];
        }

        List<GestureCue>? due = null;
        foreach (SpeechMark word in words)
        {
            (int start, int count) = sentence.Text.ToOriginal(word.TextStart, word.TextLength);
            while (gestures.TryTakeBefore(start + count, out PlacedGesture gesture))
            {
                (due ??= []).Add(new GestureCue(gesture.Gesture, word.Start));
            }
        }

        long last = words.Count > 0 ? words[^1].Start : 0;
        while (isLast && gestures.TryTakeBefore(int.MaxValue, out PlacedGesture gesture))
        {
            (due ??= []).Add(new GestureCue(gesture.Gesture, last));
        }

        return due ?? [];
    }
}
