using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>Which tier answers, and why.</summary>
/// <param name="Tier">The tier's name.</param>
/// <param name="Reason">Why, for people, without user text: <c>score 0.12 is below 0.30</c>.</param>
public sealed record ModelRoute(string Tier, string Reason)
{
    /// <summary>The region that answers.</summary>
    /// <value>Default <see langword="null"/>: the host has set up none (<see cref="AvatarChatbotOptions.Regions"/>).</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Region { get; init; }

    /// <summary>The complexity score, if one was taken.</summary>
    public double? Score { get; init; }

    /// <summary>What the score rests on.</summary>
    public IReadOnlyList<ComplexityFeature> Features { get; init; } = [];

    /// <summary>The experiments the turn takes part in, by name, and the arm it was given in each.</summary>
    /// <value>Default <see langword="null"/>: none.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Assignments { get; init; }
}
