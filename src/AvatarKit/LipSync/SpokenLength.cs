namespace AvatarKit;

/// <summary>How long the audio of a sentence is so far: by its bytes where they say so, else by its marks. Not thread-safe.</summary>
internal sealed class SpokenLength(AudioFormat format)
{
    /// <summary>A mark counts for no more, in seconds: one that lasts for ever tells nothing.</summary>
    private const long LongestMarkSeconds = 10;

    private long bytes;
    private long marked;
    private long markedEnd;

    /// <summary>Samples per channel that are there.</summary>
    public long Heard => format.Encoding == AudioEncoding.Pcm16 ? format.SamplesIn(bytes) : marked;

    /// <summary>Samples per channel, once nothing follows.</summary>
    public long Whole => format.Encoding == AudioEncoding.Pcm16 ? format.SamplesIn(bytes) : markedEnd;

    public void Add(long byteCount, IReadOnlyList<SpeechMark> marks)
    {
        bytes += byteCount;
        for (int i = 0; i < marks.Count; i++)
        {
            SpeechMark mark = marks[i];
            marked = Math.Max(marked, mark.Start);
            markedEnd = Math.Max(markedEnd, Math.Clamp(MarkSpans.EndOf(mark), mark.Start, mark.Start + (LongestMarkSeconds * format.SampleRate)));
        }
    }
}
