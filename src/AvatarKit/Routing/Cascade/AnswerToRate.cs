namespace AvatarKit;

/// <summary>A question and the whole answer of a small model, before anything of it is shown.</summary>
public sealed record AnswerToRate
{
    /// <summary>What the person said.</summary>
    public required string Message { get; init; }

    /// <summary>The answer as the model wrote it, with its cues.</summary>
    public required string Answer { get; init; }

    /// <summary>The locale of the answer, BCP-47.</summary>
    public required string Locale { get; init; }

    /// <summary>The tier that wrote it.</summary>
    public required string Tier { get; init; }

    /// <summary>How hard the message is, from 0 to 1.</summary>
    public required double Score { get; init; }

    /// <summary>Whether the model said that it stopped before its end: at its limit, or by a filter.</summary>
    public bool IsCut { get; init; }

    /// <summary>How many passages of the host's knowledge the model was given.</summary>
    public int Passages { get; init; }

    /// <summary>The record without what was said.</summary>
    /// <returns>Tier and score.</returns>
    public override string ToString() => $"AnswerToRate {{ Tier = {Tier}, Score = {Score} }}";
}
