using System.Threading.Channels;

namespace AvatarKit;

/// <summary>A sentence on its way through the voice: what it says, and the sound as it comes.</summary>
internal sealed class SpokenSentence(int number, TextSegment source, SpeakableText text)
{
    // Bounded by what the voice may say of one sentence; how many sentences there are at once is bounded by SpeechPace.
    private readonly Channel<SpokenChunk> chunks =
        Channel.CreateUnbounded<SpokenChunk>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });

    /// <summary>Its number within the turn, from 0.</summary>
    public int Number => number;

    public TextSegment Source => source;

    public SpeakableText Text => text;

    /// <summary>Whether the answer ends with it. Known at the latest when its last chunk is.</summary>
    public bool IsLast { get; set; }

    public ChannelReader<SpokenChunk> Chunks => chunks.Reader;

    public ChannelWriter<SpokenChunk> Writer => chunks.Writer;
}
