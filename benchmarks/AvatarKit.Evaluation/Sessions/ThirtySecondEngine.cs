using System.Runtime.CompilerServices;

namespace AvatarKit.Evaluation;

/// <summary>An engine that takes no time: an answer of 30 s in pieces of half a second, each with audio, words and a face of its own.</summary>
internal sealed class ThirtySecondEngine : IConversationEngine
{
    public const int Pieces = 60;

    /// <summary>The last piece a session takes beyond the one that is heard: 6 s of speech, and the piece that goes beyond them.</summary>
    public const int PiecesAhead = 12;

    private const int SampleRate = 16_000;
    private const int FrameRate = 60;
    private static readonly AudioFormat Format = AudioFormat.Pcm16(SampleRate);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(0.5);

    /// <summary>The audio and face of one piece: the one in the session's hands, which goes on when more was heard.</summary>
    public static double BytesInFlight => SampleRate + (FrameRate / 2 * FaceTrack.ChannelCount * sizeof(float));

    public async IAsyncEnumerable<AvatarResponseUpdate> GetStreamingResponseAsync(
        AvatarRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        string turnId = request.TurnId!;
        yield return new TurnStarted { TurnId = turnId, ConversationId = request.ConversationId! };
        for (int i = 0; i < Pieces && !cancellationToken.IsCancellationRequested; i++)
        {
            yield return new TextDelta { TurnId = turnId, Text = "one word and. " };
            yield return Piece(turnId, i);
        }

        TurnLatency latency = new() { Total = TimeSpan.Zero, Stages = new SortedDictionary<TurnStage, TimeSpan>() };
        yield return cancellationToken.IsCancellationRequested
            ? new TurnInterrupted { TurnId = turnId, HeardText = "", Usage = new TurnUsage(), Cost = new TurnCost(), Latency = latency }
            : new TurnCompleted { TurnId = turnId, Usage = new TurnUsage(), Cost = new TurnCost(), Latency = latency };
    }

    private static SpeechSegment Piece(string turnId, int index) => new()
    {
        TurnId = turnId,
        Index = index,
        Sentence = index / 4,
        Start = index % 4 * Length,
        Text = index % 4 == 0 ? "one word and. one word and. one word and. one word and. " : "",
        TextStart = index / 4 * 56,
        SpokenText = "",
        Voice = "instant",
        Format = Format,
        Audio = new byte[SampleRate],
        Duration = Length,
        Words = [.. Enumerable.Range(0, 2).Select(word => new SpokenWord("word", word * Length / 2, Length / 2, (index % 4 * 14) + (word * 5), 4))],
        Visemes = [.. Enumerable.Range(0, 5).Select(static shape => new TimedViseme(Viseme.Aa, shape * Length / 5, Length / 5, 1))],
        Face = new FaceTrack(FrameRate, new float[FrameRate / 2 * FaceTrack.ChannelCount]),
    };
}
