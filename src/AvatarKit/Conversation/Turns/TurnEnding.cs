using System.Collections.ObjectModel;

namespace AvatarKit;

/// <summary>Makes of a turn's facts what is stored and what the client is told at its end.</summary>
internal static class TurnEnding
{
    private static readonly TurnUsage Nothing = new();
    private static readonly TurnCost Free = new();
    private static readonly TurnLatency Untimed = new() { Total = TimeSpan.Zero, Stages = ReadOnlyDictionary<TurnStage, TimeSpan>.Empty };

    public static TurnResult Result(TurnContext turn, TurnStatus status, string answer, DateTimeOffset endedAt, string? errorCode) => new()
    {
        Status = status,
        Answer = answer,
        EndedAt = endedAt,
        Route = turn.Facts.Route,
        ModelId = turn.Facts.ModelId,
        AvatarId = turn.AvatarId,
        Tags = turn.Request.Tags,
        Usage = turn.Facts.Meter.Usage,
        Cost = turn.Facts.Meter.Cost,
        Sources = turn.Facts.Sources,
        Tools = turn.Facts.Tools,
        Cache = turn.Facts.Cache,
        Degradations = turn.Facts.Degradations,
        Assets = turn.Facts.Assets,
        ErrorCode = errorCode,
        FirstText = turn.Clock.FirstText,
    };

    public static TurnCompleted Completed(TurnContext turn, AssetInfo? speech, AvatarVideo? video)
        => With(turn, new TurnCompleted { TurnId = turn.TurnId, Usage = Nothing, Cost = Free, Latency = Untimed, Speech = speech, Video = video });

    public static TurnInterrupted Interrupted(TurnContext turn, string heard, AvatarVideo? video)
        => With(
            turn, new TurnInterrupted { TurnId = turn.TurnId, Usage = Nothing, Cost = Free, Latency = Untimed, HeardText = heard, Video = video });

    public static TurnFailed Failed(TurnContext turn, AvatarError error, string spokenText)
        => With(
            turn, new TurnFailed { TurnId = turn.TurnId, Usage = Nothing, Cost = Free, Latency = Untimed, Error = error, SpokenText = spokenText });

    // What all endings share is filled in at one place.
    private static TEnded With<TEnded>(TurnContext turn, TEnded end)
        where TEnded : TurnEnded
        => end with
        {
            Usage = turn.Facts.Meter.Usage,
            Cost = turn.Facts.Meter.Cost,
            Latency = turn.Clock.Read(),
            Sources = turn.Facts.Sources,
            Tools = turn.Facts.Tools,
            Cache = turn.Facts.Cache,
            Warnings = turn.Facts.Warnings,
            Degradations = turn.Facts.Degradations,
            TraceId = AvatarTelemetry.CurrentTraceId,
        };
}
