using System.Threading.Channels;

namespace AvatarKit;

/// <summary>A sentence on its way through the voice: what it says, and the sound as it comes. For one writer and one reader.</summary>
internal sealed class SpokenSentence(int number, TextSegment source, SpeakableText text)
{
    /// <summary>So much sound waits for lip sync and the client at most, in seconds; then the voice waits.</summary>
    private const double SecondsAhead = 0.25;

    private readonly Channel<SpokenChunk> chunks =
        Channel.CreateUnbounded<SpokenChunk>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });

    private readonly Lock gate = new();
    private double seconds;
    private TaskCompletionSource? room;

    /// <summary>Its number within the turn, from 0.</summary>
    public int Number => number;

    public TextSegment Source => source;

    public SpeakableText Text => text;

    /// <summary>Whether the answer ends with it. Known at the latest when its last chunk is.</summary>
    public bool IsLast { get; set; }

    /// <summary>The next chunks that are there.</summary>
    public ChannelReader<SpokenChunk> Chunks => chunks.Reader;

    /// <summary>Adds a chunk, and waits while there is enough.</summary>
    public ValueTask WriteAsync(SpokenChunk chunk, CancellationToken cancellationToken)
    {
        TaskCompletionSource? wait = null;
        lock (gate)
        {
            seconds += Length(chunk);
            if (seconds > SecondsAhead)
            {
                wait = room = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }

        chunks.Writer.TryWrite(chunk);
        return wait is null ? ValueTask.CompletedTask : new ValueTask(wait.Task.WaitAsync(cancellationToken));
    }

    /// <summary>Ends the sound.</summary>
    /// <param name="failure">What stopped it, if it did not come to its end.</param>
    public void Complete(Exception? failure) => chunks.Writer.TryComplete(failure);

    /// <summary>The reader has taken a chunk: the voice may go on.</summary>
    public void NoteTaken(SpokenChunk chunk)
    {
        TaskCompletionSource? waited = null;
        lock (gate)
        {
            seconds -= Length(chunk);
            if (seconds <= SecondsAhead)
            {
                waited = room;
                room = null;
            }
        }

        waited?.TrySetResult();
    }

    private static double Length(SpokenChunk spoken)
        => spoken.Chunk.Format.SamplesIn(spoken.Chunk.Audio.Length) / (double)spoken.Chunk.Format.SampleRate;
}
