using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace AvatarKit.Rendering.Tests;

/// <summary>The rigs that docs/rigs.md shows whole.</summary>
internal static partial class RigExamples
{
    public static IEnumerable<string> Read()
    {
        string document = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "docs", "rigs.md"));
        return JsonBlocks().Matches(document).Select(static match => match.Groups[1].Value)
            .Where(static block => block.Contains("\"format\"", StringComparison.Ordinal));
    }

    private static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlocks();
}
