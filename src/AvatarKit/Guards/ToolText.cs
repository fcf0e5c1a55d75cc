using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>What tools take and give, as text.</summary>
internal static class ToolText
{
    private static readonly JsonSerializerOptions Compact = new(AIJsonUtilities.DefaultOptions) { WriteIndented = false };

    /// <summary>A result as the model reads it: text as it is, all else as JSON.</summary>
    public static string? Of(object? result) => result as string ?? ToJson(result, result?.GetType());

    public static string? ToJson(object? value, Type? type) => value is null || type is null ? null
        : Compact.TryGetTypeInfo(type, out JsonTypeInfo? info)
            ? JsonSerializer.Serialize(value, info)
            : value.ToString();
}
