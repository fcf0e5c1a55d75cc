namespace AvatarKit;

/// <summary>Takes moods, gestures and voice tags out of an answer as it streams, and keeps what came with the last characters. Not thread-safe;
/// one per answer.</summary>
internal sealed class AnswerCues
{
    private readonly CueFilter filter = new();
    private readonly VoiceTagFilter voiceTags = new();
    private readonly List<(int Start, Mood Mood)> moods = [];
    private readonly List<PlacedTag> tags = [];
    private readonly List<PlacedGesture> gestures = [];
    private readonly List<(int Start, Mood Mood)> written = [];
    private readonly List<PlacedGesture> writtenGestures = [];

    /// <summary>The moods since <see cref="Begin"/>, each with the index in the cleaned answer from which it holds.</summary>
    public IReadOnlyList<(int Start, Mood Mood)> Moods => moods;

    /// <summary>The voice tags since <see cref="Begin"/>, each with its place in the cleaned answer.</summary>
    public IReadOnlyList<PlacedTag> Tags => tags;

    /// <summary>The gestures since <see cref="Begin"/>, each with its place in the cleaned answer.</summary>
    public IReadOnlyList<PlacedGesture> Gestures => gestures;

    /// <summary>Whether there is anything since <see cref="Begin"/>.</summary>
    public bool Any => moods.Count + tags.Count + gestures.Count > 0;

    /// <summary>Forgets what came before.</summary>
    public void Begin()
    {
        moods.Clear();
        tags.Clear();
        gestures.Clear();
    }

    /// <summary>Takes the next characters.</summary>
    /// <returns>What is shown of them.</returns>
    public string Append(string delta)
    {
        written.Clear();
        writtenGestures.Clear();
        string clean = voiceTags.Append(filter.Append(delta, written, writtenGestures), tags);
        foreach ((int start, Mood mood) in written)
        {
            moods.Add((voiceTags.Map(start), mood));
        }

        foreach (PlacedGesture gesture in writtenGestures)
        {
            gestures.Add(gesture with { Index = voiceTags.Map(gesture.Index) });
        }

        return clean;
    }

    /// <summary>Ends the answer.</summary>
    /// <returns>What was kept back and is shown.</returns>
    public string Complete() => voiceTags.Append(filter.Complete(), tags) + voiceTags.Complete(tags);
}
