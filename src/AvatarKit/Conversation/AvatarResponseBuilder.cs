using System.Text;

namespace AvatarKit;

/// <summary>Puts the updates of one turn together, for a host that streams and keeps. Not thread-safe.</summary>
public sealed class AvatarResponseBuilder
{
    private readonly StringBuilder text = new();
    private readonly List<SpeechSegment> segments = [];
    private TurnStarted? started;
    private ModelSelected? selected;
    private TurnEnded? ended;

    /// <summary>Adds the next update of the turn.</summary>
    /// <param name="update">The update.</param>
    public void Add(AvatarResponseUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        switch (update)
        {
            case TurnStarted value:
                started = value;
                break;
            case ModelSelected value:
                selected = value;
                break;
            case TextDelta value:
                text.Append(value.Text);
                break;
            case SpeechSegment value:
                segments.Add(value);
                break;
            case TurnEnded value:
                ended = value;
                break;
        }
    }

    /// <summary>The answer.</summary>
    /// <returns>The answer, put together.</returns>
    /// <exception cref="InvalidOperationException">No <see cref="TurnEnded"/> was added.</exception>
    public AvatarResponse Build()
    {
        TurnEnded end =
            ended ?? throw new InvalidOperationException("The stream of updates ended without TurnCompleted, TurnInterrupted or TurnFailed.");
        return new AvatarResponse
        {
            TurnId = end.TurnId,
            ConversationId = started?.ConversationId,
            IsReplay = started?.IsReplay ?? false,
            Outcome = end.Outcome,
            Text = end is TurnInterrupted interrupted ? interrupted.HeardText : text.ToString(),
            Route = selected?.Route,
            ModelId = selected?.ModelId,
            Segments = segments.ToArray(),
            Usage = end.Usage,
            Cost = end.Cost,
            Latency = end.Latency,
            Sources = end.Sources,
            Tools = end.Tools,
            Cache = end.Cache,
            TraceId = end.TraceId ?? started?.TraceId,
            Warnings = end.Warnings,
            Degradations = end.Degradations,
            SpokenText = (end as TurnFailed)?.SpokenText
                ?? string.Join(' ', segments.Where(static piece => piece.SpokenText.Length > 0).Select(static piece => piece.SpokenText)),
            Error = (end as TurnFailed)?.Error,
            Speech = (end as TurnCompleted)?.Speech,
            Video = (end as TurnCompleted)?.Video ?? (end as TurnInterrupted)?.Video,
        };
    }
}
