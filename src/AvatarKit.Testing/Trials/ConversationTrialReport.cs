using System.Globalization;

namespace AvatarKit.Testing;

/// <summary>What came of a <see cref="ConversationTrial"/>.</summary>
public sealed class ConversationTrialReport
{
    internal ConversationTrialReport()
    {
    }

    /// <summary>How many turns there were.</summary>
    public required int Turns { get; init; }

    /// <summary>How many were answered to the end.</summary>
    public required int Completed { get; init; }

    /// <summary>How many of those went without a part, such as the voice.</summary>
    public required int Degraded { get; init; }

    /// <summary>How many the user interrupted.</summary>
    public required int Interrupted { get; init; }

    /// <summary>How many the user left.</summary>
    public required int Left { get; init; }

    /// <summary>How many ended in a failure, by its code. Two turns with one id at the same time are told <c>turn.in_progress</c>.</summary>
    public required IReadOnlyDictionary<string, int> Failed { get; init; }

    /// <summary>What completed turns went without, and how many: <see cref="Degradation.What"/>.</summary>
    public required IReadOnlyDictionary<string, int> Lost { get; init; }

    /// <summary>How many messages were accepted: the turn had begun.</summary>
    public required int Accepted { get; init; }

    /// <summary>How many turns the store holds.</summary>
    public required int Stored { get; init; }

    /// <summary>Of the stored turns those whose end the store was not able to take, and that the person was told had failed, or left.</summary>
    public required int Pending { get; init; }

    /// <summary>How many requests were looked for in memory after the trial, to see whether something holds them.</summary>
    public required int Watched { get; init; }

    /// <summary>How long the turns took together, by the system's clock.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>The promises that were broken, and how often. Empty: all were kept.</summary>
    public required IReadOnlyDictionary<string, int> Broken { get; init; }

    /// <summary>Where they were broken: the first of each.</summary>
    public required IReadOnlyList<string> Examples { get; init; }

    /// <summary>The share of the turns that nobody interrupted, left or sent twice at once that were answered.</summary>
    public double Availability
    {
        get
        {
            int failed = Failed.Where(static one => one.Key != ConversationTrial.SentTwice).Sum(static one => one.Value);
            return Completed + failed == 0 ? 1 : (double)Completed / (Completed + failed);
        }
    }

    /// <summary>Every promise was kept.</summary>
    /// <exception cref="ConversationAssertionException">One was broken.</exception>
    public void MustHold()
    {
        if (Broken.Count > 0)
        {
            throw new ConversationAssertionException(
                $"A trial of {Turns} turns keeps every promise.", "none broken", string.Join('\n', Examples.Prepend(Count(Broken))));
        }
    }

    /// <summary>The figures, in lines.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {Turns} turns in {Took.TotalSeconds:0} s: {Completed} completed, {Degraded} of them without a part; {Interrupted} interrupted, {Left} left
        failed: {Count(Failed)}
        went without: {Count(Lost)}
        answered, of those that were waited for: {Availability:P3}
        {Accepted} messages accepted, {Stored} turns stored, {Pending} of them without an end; {Watched} requests looked for in memory
        broken: {Count(Broken)}
        """);

    private static string Count(IReadOnlyDictionary<string, int> counts) => counts.Count == 0
        ? "none"
        : string.Join(", ", counts.OrderByDescending(static one => one.Value).Select(static one => $"{one.Key} {one.Value}"));
}
