using System.Text;

namespace AvatarKit.Testing;

/// <summary>The updates of one turn of the fake engine.</summary>
internal sealed class FakeTurn(FakeEngineCall call, string turnId, string conversationId, TimeProvider timeProvider)
{
    private const string Voice = "fake/anna";
    private readonly StringBuilder text = new();
    private readonly long began = timeProvider.GetTimestamp();
    private TimeSpan? firstText;
    private TimeSpan? firstSpeech;
    private int segments;
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
            yield return Speak(sentence, start);
        }
    }

    public TurnCompleted Complete() => new()
    {
        TurnId = turnId, Usage = Usage, Cost = Reply.Charged, Latency = Latency, Sources = Reply.Sources, Tools = Reply.Tools, Warnings = Reply.Warnings,
    };

    public TurnInterrupted Interrupt() => new()
    {
        TurnId = turnId, HeardText = text.ToString(), Usage = Usage, Cost = Reply.Charged, Latency = Latency, Sources = Reply.Sources, Tools = Reply.Tools, Warnings = Reply.Warnings,
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

    private SpeechSegment Speak(string sentence, int start)
    {
        AudioFormat format = AudioFormat.Pcm16(16_000);
        var plan = SpeechPlan.Create(sentence, format, 1);
        VisemeTrack track = FakeLipSync.FromMarks(new LipSyncInput
        {
            Format = format, Audio = default, Length = plan.Length, Text = sentence, Locale = "en-US", Marks = plan.Marks,
        });
        return new SpeechSegment
        {
            TurnId = turnId,
            Index = segments++,
            Text = sentence,
            TextStart = start,
            SpokenText = sentence,
            Voice = call.Request.Voice ?? Voice,
            Format = format,
            Audio = plan.Render(0, plan.Length),
            Duration = format.ToTime(plan.Length),
            Words = [.. plan.Marks.Where(static mark => mark.Kind == SpeechMarkKind.Word)
                .Select(mark => new SpokenWord(mark.Value, format.ToTime(mark.Start), format.ToTime(mark.Duration), mark.TextStart, mark.TextLength))],
            Visemes = [.. track.Spans.Select(span => new TimedViseme(span.Viseme, format.ToTime(span.Start), format.ToTime(span.Duration), span.Weight))],
            Face = call.Request.Outputs.HasFlag(AvatarOutputs.Face) ? FakeAvatarRenderer.Track(track, 60, 0) : null,
        };
    }
}
