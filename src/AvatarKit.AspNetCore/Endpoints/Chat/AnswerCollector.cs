using System.Text;

namespace AvatarKit.AspNetCore;

/// <summary>Puts the updates of a turn together as the answer to <c>POST {base}/chat</c>: times in the whole answer's audio, and no audio.</summary>
internal sealed class AnswerCollector(ClientView view)
{
    private readonly StringBuilder text = new();
    private readonly List<ChatWord> words = [];
    private readonly List<ChatViseme> visemes = [];
    private TimeSpan spoken;
    private ModelSelected? selected;
    private TurnStarted? begun;

    /// <summary>The conversation, once it is known.</summary>
    public string? ConversationId => begun?.ConversationId;

    /// <summary>How the turn ended, once it has.</summary>
    public TurnEnded? End { get; private set; }

    public void Add(AvatarResponseUpdate update)
    {
        switch (update)
        {
            case TurnStarted started:
                begun = started;
                break;
            case ModelSelected chosen:
                selected = chosen;
                break;
            case TextDelta delta:
                text.Append(delta.Text);
                break;
            case SpeechSegment piece:
                Add(piece);
                break;
            case TurnEnded ended:
                End = ended;
                break;
        }
    }

    /// <summary>The answer of a turn that did not fail.</summary>
    /// <param name="ended">How it ended.</param>
    /// <param name="time">How long it took.</param>
    public ChatAnswer Build(TurnEnded ended, TimeSpan time) => new()
    {
        AvatarResponse = ended is TurnInterrupted interrupted ? interrupted.HeardText : text.ToString(),
        AvatarVideoUrl = view.UrlOf(((ended as TurnCompleted)?.Video ?? (ended as TurnInterrupted)?.Video)?.Asset),
        AvatarAudioUrl = view.UrlOf((ended as TurnCompleted)?.Speech),
        ConversationId = ConversationId,
        TurnId = ended.TurnId,
        TraceId = ended.TraceId,
        Disclosure = begun?.Disclosure,
        ProcessingTime = Math.Round(time.TotalSeconds, 3),
        Outcome = ended is TurnInterrupted ? "interrupted" : "completed",
        Visemes = visemes,
        Words = words,
        Sources = ClientView.Sources(ended.Sources),
        Degradations = ClientView.Degradations(ended.Degradations),
        Cache = ClientView.Cache(ended.Cache),
        Route = view.Route(selected?.Route, selected?.ModelId),
        Cost = view.Cost(ended.Cost) is { } cost ? new ChatCost(cost.TotalUsd, cost.Estimated) : null,
    };

    private void Add(SpeechSegment piece)
    {
        words.AddRange(piece.Words.Select(word => new ChatWord(
            word.Text, ClientView.Milliseconds(spoken + word.Start), ClientView.Milliseconds(word.Duration))));
        foreach (TimedViseme viseme in piece.Visemes)
        {
            Add(viseme.Viseme, ClientView.Milliseconds(spoken + viseme.Start), ClientView.Milliseconds(viseme.Duration));
        }

        spoken += piece.Duration;
    }

    /// <summary>A shape that a piece's end cut in two is one again.</summary>
    private void Add(Viseme viseme, double startMs, double durationMs)
    {
        const double Adjoining = 0.5;
        if (visemes is [.., { } last] && last.Viseme == viseme && Math.Abs(last.StartMs + last.DurationMs - startMs) < Adjoining)
        {
            visemes[^1] = last with { DurationMs = Math.Round(startMs + durationMs - last.StartMs, 3) };
        }
        else
        {
            visemes.Add(new ChatViseme(viseme, startMs, durationMs));
        }
    }
}
