using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>A tool the model called.</summary>
/// <param name="Name">The tool.</param>
public sealed record ToolInvocation(string Name)
{
    /// <summary>The provider's id of the call.</summary>
    public string? CallId { get; init; }

    /// <summary>The arguments as JSON.</summary>
    public string? Arguments { get; init; }

    /// <summary>The result as JSON or text; <see langword="null"/> while none came.</summary>
    public string? Result { get; init; }

    /// <summary>Whether the call failed.</summary>
    public bool Failed { get; init; }
}
