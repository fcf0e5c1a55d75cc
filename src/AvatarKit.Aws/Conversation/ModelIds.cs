namespace AvatarKit.Aws;

/// <summary>What an id tells of a model.</summary>
internal static class ModelIds
{
    private static readonly HashSet<string> ProfilePrefixes = new(StringComparer.OrdinalIgnoreCase)
    {
        "us", "us-gov", "eu", "apac", "jp", "au", "ca", "sa", "global",
    };

    /// <summary>The id to call: with the prefix of an inference profile, where one is set and the id has none.</summary>
    public static string WithProfile(string modelId, string? prefix)
        => prefix is null || modelId.StartsWith("arn:", StringComparison.OrdinalIgnoreCase) || ProfileOf(modelId) is not null
            ? modelId
            : $"{prefix}.{modelId}";

    /// <summary>The id to call in a region that has inference profiles of its own: with their prefix in place of the one that the id has.</summary>
    public static string InRegion(string modelId, string? prefix)
        => prefix is not null && ProfileOf(modelId) is { } other ? $"{prefix}{modelId[other.Length..]}" : WithProfile(modelId, prefix);

    /// <summary>The prefix of the inference profile that an id names, such as <c>us</c>; <see langword="null"/> where it names a model.</summary>
    public static string? ProfileOf(string modelId)
    {
        string first = modelId.Split('.', 2)[0];
        return first.Length < modelId.Length && ProfilePrefixes.Contains(first) ? first : null;
    }

    /// <summary>Whether it is the prefix of inference profiles.</summary>
    public static bool IsProfile(string prefix) => ProfilePrefixes.Contains(prefix);

    public static bool IsNova(string modelId) => modelId.Contains("amazon.nova", StringComparison.OrdinalIgnoreCase);

    public static bool IsCanvas(string modelId) => modelId.Contains("amazon.nova-canvas", StringComparison.OrdinalIgnoreCase);

    public static bool IsNova2(string modelId) => modelId.Contains("amazon.nova-2", StringComparison.OrdinalIgnoreCase);
}
