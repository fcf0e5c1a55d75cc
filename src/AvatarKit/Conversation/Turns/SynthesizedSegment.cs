namespace AvatarKit;

/// <summary>A sentence that has been spoken.</summary>
internal sealed record SynthesizedSegment(
    TextSegment Source,
    SpeakableText Text,
    string Locale,
    VoiceInfo Voice,
    AudioFormat Format,
    ReadOnlyMemory<byte> Audio,
    IReadOnlyList<SpeechMark> Marks)
{
    public long Length => Format.SamplesIn(Audio.Length);

    public TimeSpan Duration => Format.ToTime(Length);

    /// <summary>The words: the voice's own marks, or an estimate where it has none.</summary>
    public IReadOnlyList<SpeechMark> Words { get; } = Marks.Any(static mark => mark.Kind == SpeechMarkKind.Word)
        ? [.. Marks.Where(static mark => mark.Kind == SpeechMarkKind.Word)]
        : EstimatedWords.Of(Text.Spoken, Locale, Format, Audio.Span);
}
