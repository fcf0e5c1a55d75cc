using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>A client of one turn, which keeps nothing of what it gets but how much that was.</summary>
internal sealed class OpenTurn
{
    /// <summary>From the request, or the opening of the model's gate if that was later, to the first speech;
    /// <see langword="null"/> when none came.</summary>
    public TimeSpan? FirstSpeech { get; private set; }

    /// <summary>How much speech it was given.</summary>
    public TimeSpan Heard { get; private set; }

    /// <summary>Bytes of audio it was given.</summary>
    public long HeardBytes { get; private set; }

    /// <summary>How it ended.</summary>
    public TurnEnded? End { get; private set; }

    /// <summary>Takes the turn, waiting at the gate after its first speech.</summary>
    /// <param name="engine">Whom to ask.</param>
    /// <param name="number">The turn's number.</param>
    /// <param name="gates">Where to wait; <see langword="null"/>: nowhere.</param>
    /// <param name="since">The timestamp from which the first speech counts.</param>
    public async Task RunAsync(IConversationEngine engine, int number, TurnGates? gates, Func<long> since)
    {
        var request = new AvatarRequest
        {
            Message = "How do I choose a voice?",
            ConversationId = number.ToString(CultureInfo.InvariantCulture),
            Outputs = AvatarOutputs.Speech | AvatarOutputs.Face,
        };
        await foreach (AvatarResponseUpdate update in engine.GetStreamingResponseAsync(request))
        {
            switch (update)
            {
                case SpeechSegment segment:
                    Heard += segment.Duration;
                    HeardBytes += segment.Audio.Length;
                    if (FirstSpeech is null)
                    {
                        FirstSpeech = TimeProvider.System.GetElapsedTime(since());
                        await (gates?.ListenAsync() ?? Task.CompletedTask);
                    }

                    break;
                case TurnEnded ended:
                    End = ended;
                    break;
                default:
                    break;
            }
        }

        if (FirstSpeech is null)
        {
            gates?.NoteSilent();
        }
    }
}
