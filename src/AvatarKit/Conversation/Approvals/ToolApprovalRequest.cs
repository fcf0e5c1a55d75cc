using System.Text.Json;

namespace AvatarKit;

/// <summary>A tool that the model would call, for a person to allow.</summary>
public sealed record ToolApprovalRequest
{
    /// <summary>The question's id, unguessable.</summary>
    public required string Id { get; init; }

    /// <summary>The turn that waits for the answer.</summary>
    public required string TurnId { get; init; }

    /// <summary>The tool's name, as the model calls it.</summary>
    public required string Tool { get; init; }

    /// <summary>What the tool is called for people: the text under <c>title</c> in its additional properties.</summary>
    /// <value>Default <see langword="null"/>: it has no other name.</value>
    public string? Title { get; init; }

    /// <summary>What the tool says that it does; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>What it would be given, as a JSON object, with the person's own data in it: whoever shows it decides what of it is shown.</summary>
    public required JsonElement Arguments { get; init; }

    /// <summary>The record's text without what the tool would be given.</summary>
    /// <returns>The ids and the tool alone.</returns>
    public override string ToString() => $"ToolApprovalRequest {{ Id = {Id}, TurnId = {TurnId}, Tool = {Tool} }}";
}
