using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>A model's answer out of a batch.</summary>
/// <param name="RecordId">The <see cref="BatchRequest.RecordId"/>.</param>
public sealed record BatchAnswer(string RecordId)
{
    /// <summary>The answer; empty where there is none.</summary>
    public string Text { get; init; } = "";

    /// <summary>What it used, where the batch says so. Paid at <see cref="IBatchFormat.PriceFactor"/>.</summary>
    public UsageDetails? Usage { get; init; }

    /// <summary>Whether the model called a tool instead of answering.</summary>
    public bool CallsTools { get; init; }

    /// <summary>The provider's code where it could not answer.</summary>
    /// <value>Default <see langword="null"/>: it answered.</value>
    public string? ErrorCode { get; init; }

    /// <summary>The answer without its words.</summary>
    /// <returns>Id and error.</returns>
    public override string ToString() => $"BatchAnswer {{ RecordId = {RecordId}, ErrorCode = {ErrorCode} }}";
}
