using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Snapshooter.Xunit;

namespace AvatarKit.AspNetCore.Tests.Errors;

public sealed partial class ProblemKindsTests
{
    [Fact]
    public void Every_code_there_is_has_the_status_it_should_have()
    {
        string[] codes = [.. Codes()];

        Assert.Contains("message.empty", codes);
        Assert.Contains("bedrock.throttled", codes);
        Snapshot.Match(string.Join('\n', codes.Select(static code
            => $"{code}: {ProblemKinds.Of(code, isTransient: false, isRefusal: false).Status}, "
                + $"transient {ProblemKinds.Of(code, isTransient: true, isRefusal: false).Status}, "
                + $"refused {ProblemKinds.Of(code, isTransient: false, isRefusal: true).Status}")) + "\n");
    }

    [Fact]
    public void What_clients_are_told_names_no_setting_and_no_type()
    {
        foreach (string code in Codes())
        {
            Assert.DoesNotMatch("Options|Exception|AvatarKit|Profile|[a-z][A-Z]", ProblemKinds.Of(code, false, false).Words);
        }
    }

    [Theory]
    [InlineData("rate.exceeded", true, 429)]
    [InlineData("budget.spent", true, 429)]
    [InlineData("consent.missing", false, 403)]
    public void A_refusal_of_the_hosts_own_says_whether_to_come_back(string code, bool isTransient, int status)
        => Assert.Equal(status, ProblemKinds.Of(code, isTransient, isRefusal: true).Status);

    /// <summary>The codes that exceptions and failed turns have, from the sources of all packages.</summary>
    private static SortedSet<string> Codes([CallerFilePath] string here = "")
    {
        string source = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src"));
        IEnumerable<string> files = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
                && !file.Contains("AvatarKit.Testing", StringComparison.Ordinal)
                && !file.Contains("AvatarKit.AspNetCore", StringComparison.Ordinal)
                && !file.Contains("AvatarKit.Local.EspeakWorker", StringComparison.Ordinal)

                // Its codes are those of warnings.
                && !file.EndsWith("PortraitReview.cs", StringComparison.Ordinal));
        IEnumerable<string> codes = files.SelectMany(
            static file => Code().Matches(File.ReadAllText(file)).Select(static code => code.Groups[1].Value));
        return new SortedSet<string>(codes, StringComparer.Ordinal);
    }

    [GeneratedRegex(
        """
        "((message|id|tags|locale|avatar|tier|attachment|answer|history|conversation|turn|session|model|bedrock|polly|speech|audio|knowledge|route
        |lipsync|render|video|storage|dynamodb|erasure|image|portrait|rig|captions|prices|tool|aws)\.[a-z_]+)"
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
