namespace AvatarKit.Redis.Tests.Peers;

/// <summary>What tests of Redis need. They are skipped where it is missing, but never where AVATARKIT_REQUIRE_ALL is set, so that CI cannot skip
/// them.</summary>
internal static class Requires
{
    public static string? Redis { get; } = Reason();

    private static string? Reason()
    {
        if (Environment.GetEnvironmentVariable("AVATARKIT_REQUIRE_ALL") is { Length: > 0 })
        {
            return null;
        }

        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(static folder => File.Exists(Path.Combine(folder, "redis-server")))
            ? null
            : "redis-server is not installed on this machine.";
    }
}
