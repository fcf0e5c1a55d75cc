using System.Globalization;
using System.Text.Json;

namespace AvatarKit.Testing;

/// <summary>What a turn must be. Each gives the turn back, or throws a <see cref="ConversationAssertionException"/>.</summary>
public static class PlayedTurnAssertions
{
    /// <summary>The turn ended once, with its last update, and its stream threw nothing. A turn that the user left need not have ended.</summary>
    /// <param name="turn">The turn.</param>
    /// <returns>The turn.</returns>
    public static PlayedTurn MustEndOnce(this PlayedTurn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        int most = turn.Endings.Count;
        Check(turn, "throws nothing", turn.Thrown is null, "no exception", turn.Thrown?.GetType().Name);
        Check(turn, "ends once", most == 1 || (most == 0 && turn.HasLeft), "one ending", $"{most}");
        bool isLast = turn.HasLeft || turn.Updates[^1].Update is TurnEnded;
        return Check(turn, "ends with its last update", isLast, "an ending", turn.Updates.Count > 0 ? turn.Updates[^1].Update.GetType().Name : "");
    }

    /// <summary>The avatar answered to the end.</summary>
    /// <param name="turn">The turn.</param>
    /// <returns>The turn.</returns>
    public static PlayedTurn MustComplete(this PlayedTurn turn)
    {
        turn.MustEndOnce();
        return Check(turn, "is answered", turn.Ended is TurnCompleted && turn.Text.Length > 0, "an answer that is whole", Describe(turn));
    }

    /// <summary>The avatar said something: an answer, or that it cannot answer.</summary>
    /// <param name="turn">The turn. One that the user interrupted or left may have been too short for that.</param>
    /// <returns>The turn.</returns>
    public static PlayedTurn MustSaySomething(this PlayedTurn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        bool said = turn.HasLeft || turn.Ended is TurnInterrupted || !string.IsNullOrWhiteSpace(turn.Text)
            || !string.IsNullOrWhiteSpace((turn.Ended as TurnFailed)?.SpokenText);
        return Check(turn, "says something", said, "text or an apology", "silence");
    }

    /// <summary>The first text came in time.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="limit">The longest time from the message to the text, on the user's clock.</param>
    /// <returns>The turn.</returns>
    public static PlayedTurn MustAnswerWithin(this PlayedTurn turn, TimeSpan limit) => Within(turn, "answers in time", turn?.FirstText, limit);

    /// <summary>The first sound came in time.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="limit">The longest time from the message to the sound, on the user's clock.</param>
    /// <returns>The turn.</returns>
    public static PlayedTurn MustSpeakWithin(this PlayedTurn turn, TimeSpan limit) => Within(turn, "speaks in time", turn?.FirstSpeech, limit);

    /// <summary>The turn was over in time.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="limit">The longest time from the message to the end, on the user's clock.</param>
    /// <returns>The turn.</returns>
    public static PlayedTurn MustEndWithin(this PlayedTurn turn, TimeSpan limit)
        => Within(turn, "ends in time", turn?.Ended is null ? null : turn.Took, limit);

    /// <summary>The model called a tool, and the tool did not fail.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="name">The tool.</param>
    /// <param name="arguments">Looks at the arguments of a call; <see langword="null"/>: any will do.</param>
    /// <returns>The turn.</returns>
    public static PlayedTurn MustCallTool(this PlayedTurn turn, string name, Func<JsonElement, bool>? arguments = null)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentException.ThrowIfNullOrEmpty(name);
        IReadOnlyList<ToolInvocation> tools = turn.Ended?.Tools ?? [];
        bool called = tools.Any(tool => tool.Name == name && !tool.Failed && (arguments is null || arguments(ArgumentsOf(tool))));
        string calls = string.Join(", ", tools.Select(static tool => $"{tool.Name}({tool.Arguments}){(tool.Failed ? " failed" : "")}"));
        return Check(
            turn, "calls a tool", called, arguments is null ? name : $"{name} with the arguments asked for", calls.Length > 0 ? calls : "none");
    }

    /// <summary>The turn cost no more than this, and its price is known.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="usd">US dollars.</param>
    /// <returns>The turn.</returns>
    public static PlayedTurn MustCostAtMost(this PlayedTurn turn, decimal usd)
    {
        ArgumentNullException.ThrowIfNull(turn);
        decimal? cost = turn.Ended?.Cost.TotalUsd;
        return Check(turn, "keeps to its cost", cost <= usd, $"at most {Usd(usd)}", cost is { } known ? Usd(known) : "unknown");
    }

    /// <summary>The person heard exactly this of the answer: what history keeps.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="text">The text.</param>
    /// <returns>The turn.</returns>
    public static PlayedTurn MustBeHeard(this PlayedTurn turn, string text)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return Check(turn, "is heard", turn.HeardText == text, $"'{text}'", $"'{turn.HeardText}'");
    }

    /// <summary>Nothing was lost on the way but what is named.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="allowed">What may be lost: <see cref="Degradation.What"/>.</param>
    /// <returns>The turn.</returns>
    public static PlayedTurn MustNotDegrade(this PlayedTurn turn, params string[] allowed)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(allowed);
        IEnumerable<Degradation> parts = (turn.Ended?.Degradations ?? []).Where(one => !allowed.Contains(one.What));
        string[] lost = [.. parts.Select(static one => $"{one.What}: {one.Code}")];
        return Check(turn, "loses nothing", lost.Length == 0, "no degradation", string.Join(", ", lost));
    }

    /// <summary>The turn went on without a part.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="what">The part: <see cref="Degradation.What"/>, such as <c>voice</c>.</param>
    /// <returns>The turn.</returns>
    public static PlayedTurn MustDegrade(this PlayedTurn turn, string what)
    {
        ArgumentNullException.ThrowIfNull(turn);
        string[] lost = [.. (turn.Ended?.Degradations ?? []).Select(static one => one.What)];
        return Check(turn, "goes on without a part", lost.Contains(what), what, lost.Length > 0 ? string.Join(", ", lost) : "nothing lost");
    }

    /// <summary>The lips moved as a reference says.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="reference">The visemes there should be, over the whole answer, in order, from its first sample.</param>
    /// <param name="p95">What 95 of 100 visemes may begin too early or too late at most.</param>
    /// <param name="matched">The least share of the reference that must be there, from 0 to 1.</param>
    /// <returns>The turn.</returns>
    public static PlayedTurn MustMoveLips(
        this PlayedTurn turn, IReadOnlyList<TimedViseme> reference, TimeSpan p95, double matched = 0.9)
    {
        ArgumentNullException.ThrowIfNull(turn);
        LipError error = LipError.Measure(turn.Speech, reference);
        return Check(
            turn, "moves its lips in time", error.Matched >= matched && error.P95 <= p95,
            string.Create(CultureInfo.InvariantCulture, $"{matched:P0} of the visemes there, p95 within {p95.TotalMilliseconds:0} ms"),
            string.Create(CultureInfo.InvariantCulture, $"{error.Matched:P0} there, p95 {error.P95.TotalMilliseconds:0} ms"));
    }

    private static PlayedTurn Within(PlayedTurn? turn, string what, TimeSpan? time, TimeSpan limit)
    {
        ArgumentNullException.ThrowIfNull(turn);
        string actual = time is { } took ? string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.###} s") : $"never ({Describe(turn)})";
        return Check(turn, what, time <= limit, string.Create(CultureInfo.InvariantCulture, $"within {limit.TotalSeconds:0.###} s"), actual);
    }

    private static string Usd(decimal amount) => string.Create(CultureInfo.InvariantCulture, $"{amount:0.######} USD");

    private static string Describe(PlayedTurn turn) => turn.Ended switch
    {
        TurnFailed failed => $"failed: {failed.Error.Code}",
        TurnInterrupted => "interrupted",
        TurnCompleted => $"completed with {turn.Text.Length} characters",
        _ => turn.HasLeft ? "left" : "no ending",
    };

    private static JsonElement ArgumentsOf(ToolInvocation tool)
    {
        using JsonDocument document = JsonDocument.Parse(string.IsNullOrEmpty(tool.Arguments) ? "{}" : tool.Arguments);
        return document.RootElement.Clone();
    }

    private static PlayedTurn Check(PlayedTurn turn, string what, bool holds, string expected, string? actual)
        => holds ? turn : throw new ConversationAssertionException($"Turn '{turn.TurnId}' {what}.", expected, actual ?? "none");
}
