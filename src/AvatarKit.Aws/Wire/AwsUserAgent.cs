namespace AvatarKit.Aws.Wire;

/// <summary>How this package names itself to AWS.</summary>
internal static class AwsUserAgent
{
    public static string Version { get; } = typeof(AwsUserAgent).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>What the SDK's own clients add as <c>app/…</c>; a slash is not allowed there.</summary>
    public static string AppId { get; } = "AvatarKit-" + Version;
}
