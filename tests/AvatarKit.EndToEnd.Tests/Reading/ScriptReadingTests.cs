namespace AvatarKit.EndToEnd.Tests.Reading;

/// <summary>What makes the browser's scripts hard to read and can be counted.</summary>
public sealed class ScriptReadingTests
{
    private const int Columns = 150;
    private const int Lines = 400;

    public static TheoryData<string> Scripts() => [.. Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src", "AvatarKit.AspNetCore"), "*.js", SearchOption.AllDirectories)
        .Select(static file => Path.GetRelativePath(Repository.Root, file))
        .Where(static file => !file.Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin"))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_says_what_it_is_and_is_short(string script)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, script));

        Assert.StartsWith("// ", lines[0], StringComparison.Ordinal);
        Assert.InRange(lines.Length, 1, Lines);
        Assert.All(lines, static line => Assert.InRange(line.Length, 0, Columns - 1));
    }
}
