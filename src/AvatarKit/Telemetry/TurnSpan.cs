using System.Diagnostics;

namespace AvatarKit;

/// <summary>The span of a whole turn. Never throws.</summary>
internal static class TurnSpan
{
    /// <summary>Begins it, below whatever span the request came in.</summary>
    public static TelemetrySpan Start(TurnContext turn)
    {
        var tags = new TagList { { TelemetryNames.Clock, TelemetryNames.WallClock }, { "avatarkit.outputs", turn.Request.Outputs.ToString() } };
        if (turn.AvatarId is { } avatar)
        {
            tags.Add("avatarkit.avatar", avatar);
        }

        return AvatarTelemetry.StartSpan("avatarkit.turn", tags: tags);
    }

    /// <summary>Notes how the turn ended.</summary>
    public static void Note(TurnContext turn, TurnEnded end)
    {
        TelemetrySpan span = turn.Span;
        if (!span.IsRecorded)
        {
            return;
        }

        // As in logs: an id that was not looked at may hold anything.
        span.Tag("avatarkit.turn.id", turn.Record is null ? null : turn.TurnId);
        span.Tag(TelemetryNames.Outcome, TurnMetrics.OutcomeOf(end));
        span.Tag(TelemetryNames.Tier, turn.Facts.Route?.Tier);
        span.Tag("avatarkit.model", turn.Facts.ModelId);
        span.Tag("avatarkit.cache", end.Cache?.Kind.ToString().ToLowerInvariant());
        span.Tag("avatarkit.first_text.seconds", end.Latency.FirstText?.TotalSeconds);
        span.Tag("avatarkit.first_sound.seconds", end.Latency.FirstSpeech?.TotalSeconds);
        span.Tag("avatarkit.first_frame.seconds", turn.Clock.FirstFrame?.TotalSeconds);
        span.Tag("avatarkit.audio.seconds", turn.Playback.HandedOut.TotalSeconds);
        span.Tag("avatarkit.cost.usd", (double?)end.Cost.TotalUsd);
        if (end.Degradations.Count > 0)
        {
            span.Tag("avatarkit.degradations", end.Degradations.Select(static part => part.What).ToArray());
        }

        if (end is TurnFailed failed)
        {
            span.Tag("avatarkit.stage", failed.Error.Stage.ToString().ToLowerInvariant());
            span.Fail(failed.Error.Code);
        }
    }
}
