namespace AvatarKit.Rendering;

/// <summary>
/// The caption of a sentence as far as it is spoken: only the first piece of speech brings it, and how long it takes is known at the end. Immutable.
/// </summary>
internal sealed class SpokenCaption
{
    /// <summary>How many characters are taken to be said in a second, while it is not known how long the sentence lasts.</summary>
    private const int UsualPace = 15;

    private readonly int sentence;
    private readonly bool isWhole;
    private readonly long length;

    private SpokenCaption(SpokenSegment segment, SpokenCaption? before, long start)
    {
        sentence = segment.Sentence;
        isWhole = segment.EndsSentence;
        SampleRate = segment.Visemes.SampleRate;
        length = start + segment.Visemes.Length;
        Text = before?.Text ?? segment.Caption;
        Key = before?.Key ?? new object();
        Words = before is null ? segment.Words : [.. before.Words, .. segment.Words.Select(word => word with { Start = word.Start + start })];
    }

    /// <summary>The sentence as written.</summary>
    public string Text { get; }

    /// <summary>The same for every piece of a sentence, and for no other sentence.</summary>
    public object Key { get; }

    /// <summary>The words so far, in samples from the sentence's first.</summary>
    public IReadOnlyList<SpeechMark> Words { get; }

    /// <summary>Samples per second of its clock.</summary>
    public int SampleRate { get; }

    /// <summary>How long the sentence lasts, in samples, as far as that is known.</summary>
    public long Length => isWhole ? length : Math.Max(length, (long)Text.Length * SampleRate / UsualPace);

    /// <summary>Goes on to a piece of speech.</summary>
    /// <param name="current">What was spoken before it.</param>
    /// <param name="segment">The piece.</param>
    /// <param name="start">When it starts, in seconds from the first sample of the sentence that <paramref name="current"/> is of.</param>
    public static SpokenCaption Next(SpokenCaption? current, SpokenSegment segment, double start)
        => current is not null && current.GoesOnWith(segment)
            ? new SpokenCaption(segment, current, (long)Math.Round(start * segment.Visemes.SampleRate))
            : new SpokenCaption(segment, null, 0);

    /// <summary>Whether a piece belongs to the same sentence.</summary>
    public bool GoesOnWith(SpokenSegment segment) => !isWhole && segment.Sentence == sentence && segment.Visemes.SampleRate == SampleRate;
}
