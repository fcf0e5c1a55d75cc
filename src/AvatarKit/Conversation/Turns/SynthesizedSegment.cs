namespace AvatarKit;

/// <summary>A sentence that has been spoken.</summary>
internal sealed record SynthesizedSegment(
    TextSegment Source,
    SpeakableText Text,
    VoiceInfo Voice,
    AudioFormat Format,
    ReadOnlyMemory<byte> Audio,
    IReadOnlyList<SpeechMark> Marks)
{
    public long Length => Format.SamplesIn(Audio.Length);

    public TimeSpan Duration => Format.ToTime(Length);
}
