using System.Text;

namespace AvatarKit.Testing;

/// <summary>The updates of one turn of the fake engine.</summary>
internal sealed class FakeTurn(FakeEngineCall call, string turnId, string conversationId, TimeProvider timeProvider)
{
    private readonly StringBuilder text = new();
    private readonly long began = timeProvider.GetTimestamp();
    private TimeSpan? firstText;
    private TimeSpan? firstSpeech;
    private int pieces;
    private int sentences;
    private int spoken;

    public FakeReply Reply { private get; set; } = new();

    private TurnUsage Usage => Reply.UsedUp ?? new TurnUsage { SpeechCharacters = spoken };

    private TurnLatency Latency => new()
    {
        FirstText = firstText,
        FirstSpeech = firstSpeech,
        Total = timeProvider.GetElapsedTime(began),
        Stages = new SortedDictionary<TurnStage, TimeSpan>(),
    };

    public TurnStarted Start() => new() { TurnId = turnId, ConversationId = conversationId, IsReplay = Reply.IsReplay };

    public ModelSelected Select() => new() { TurnId = turnId, Route = Reply.SelectedRoute, ModelId = "fake-model" };

    public IEnumerable<AvatarResponseUpdate> Give(object step)
    {
        if (step is AvatarResponseUpdate update)
        {
            if (update is TextDelta delta)
            {
                text.Append(delta.Text);
            }

            yield return update with { TurnId = turnId };
            yield break;
        }

        var sentence = (string)step;
        int start = text.Length;
        foreach (string word in Words.Split(sentence))
        {
            text.Append(word);
            firstText ??= timeProvider.GetElapsedTime(began);
            yield return new TextDelta { TurnId = turnId, Text = word };
        }

        if (call.Request.Outputs != AvatarOutputs.None && sentence.Length > 0)
        {
            firstSpeech ??= timeProvider.GetElapsedTime(began);
            spoken += sentence.Length;
            foreach (SpeechSegment piece in FakeSentence.Speak(sentence, call.Request))
            {
                yield return piece with { TurnId = turnId, Index = pieces++, Sentence = sentences, TextStart = start };
            }

            sentences++;
        }
    }

    public TurnCompleted Complete() => new()
    {
        TurnId = turnId, Usage = Usage, Cost = Reply.Charged, Latency = Latency, Sources = Reply.Sources, Tools = Reply.Tools,
        Warnings = Reply.Warnings,
    };

    public TurnInterrupted Interrupt() => new()
    {
        TurnId = turnId, HeardText = text.ToString(), Usage = Usage, Cost = Reply.Charged, Latency = Latency, Sources = Reply.Sources,
        Tools = Reply.Tools, Warnings = Reply.Warnings,
    };

    public TurnFailed Fail(Exception exception)
    {
        var known = exception as AvatarKitException;
        return new TurnFailed
        {
            TurnId = turnId,
            Error = new AvatarError(known?.Code ?? "turn.failed", StageOf(exception), exception.Message)
            {
                IsTransient = known?.IsTransient ?? false, RetryAfter = known?.RetryAfter, Exception = exception,
            },
            SpokenText = "Sorry, I can't answer that right now.",
            Usage = Usage,
            Cost = Reply.Charged,
            Latency = Latency,
            Sources = Reply.Sources,
            Tools = Reply.Tools,
            Warnings = Reply.Warnings,
        };
    }

    private static TurnStage StageOf(Exception exception) => exception switch
    {
        InvalidAvatarRequestException => TurnStage.Admit,
        StorageException or ConversationConflictException or TurnInProgressException => TurnStage.Recall,
        SpeechException => TurnStage.Speak,
        _ => TurnStage.Generate,
    };
}
