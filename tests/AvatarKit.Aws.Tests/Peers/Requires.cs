using AvatarKit.Aws.TestHost;

namespace AvatarKit.Aws.Tests.Peers;

/// <summary>What programs from npm need. Tests of them are skipped where it is missing, but never where AVATARKIT_REQUIRE_ALL is set,
/// so that CI cannot skip them.</summary>
internal static class Requires
{
    public static string? Java { get; } = Reason("java", "amplify-dynamodb-simulator") ?? Reason("node", "amplify-dynamodb-simulator");

    public static string? Node { get; } = Reason("node", "@20minutes/s3rver");

    private static string? Reason(string program, string package)
    {
        if (Environment.GetEnvironmentVariable("AVATARKIT_REQUIRE_ALL") is { Length: > 0 })
        {
            return null;
        }

        string name = OperatingSystem.IsWindows() ? program + ".exe" : program;
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, name))))
        {
            return $"{program} is not installed on this machine.";
        }

        return Directory.Exists(Path.Combine(Peer.Home, "node_modules", package))
            ? null
            : $"{package} is not installed (npm ci --prefix eng/peers --ignore-scripts).";
    }
}
