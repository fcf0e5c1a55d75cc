using System.Globalization;
using System.Text.RegularExpressions;

namespace AvatarKit.EndToEnd.Tests.Packaging;

/// <summary>docs/packages.md says how large an application becomes, and the READMEs show what compiles with their package alone.</summary>
[Collection(PackagingCollection.Name)]
public sealed partial class PackageSizeTests(PackedFeed feed)
{
    private const double Megabyte = 1e6;

    private const double Tolerance = 0.1;

    private static readonly string Core = Repository.Libraries[0];

    [Fact]
    public async Task Applications_are_as_large_as_the_documentation_says()
    {
        string apps = await PackageApps.PublishAsync(feed);

        string[] measured = [.. Rows(Repository.Libraries.ToDictionary(static package => package, package => SizeOf(apps, package))),
            Row($"{PackageApps.Trimmed}, trimmed", SizeOf(apps, "trimmed"), null)];
        string page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "packages.md"));
        string[] documented = [.. Documented().Matches(page).Select(static row => row.Value)];
        Assert.True(
            documented.Length == measured.Length && documented.Zip(measured).All(static pair => AreAlike(pair.First, pair.Second)),
            "It differs by a tenth from docs/packages.md. Say in the changelog why, and write there:\n" + string.Join('\n', measured));

        // Who only wants to keep things carries no voice.
        Assert.Contains("libe_sqlite3.so", FilesOf(apps, PackageApps.Trimmed));
        Assert.DoesNotContain("libwasmtime.so", FilesOf(apps, PackageApps.Trimmed));
        Assert.Contains("libwasmtime.so", FilesOf(apps, "AvatarKit.Local"));
    }

    [Theory]
    [InlineData("| `AvatarKit.Redis` | 9.68 MB | 2.66 MB |", "| `AvatarKit.Redis` | 9.70 MB | 2.90 MB |", true)]
    [InlineData("| `AvatarKit.Redis` | 9.68 MB | 2.66 MB |", "| `AvatarKit.Redis` | 9.96 MB | 2.94 MB |", false)]
    [InlineData("| `AvatarKit.Redis` | 9.68 MB | 2.66 MB |", "| `AvatarKit.Redis` | 9.35 MB | 2.33 MB |", false)]
    [InlineData("| `AvatarKit.Redis` | 9.68 MB | 2.66 MB |", "| `AvatarKit.Local` | 9.68 MB | 2.66 MB |", false)]
    public void A_tenth_is_noticed(string documented, string measured, bool alike) => Assert.Equal(alike, AreAlike(documented, measured));

    private static IEnumerable<string> Rows(Dictionary<string, double> sizes)
        => sizes.Select(size => Row(size.Key, size.Value, size.Key == Core ? null : size.Value - sizes[Core]));

    private static string Row(string name, double size, double? beyond)
        => $"| `{name}` | {Write(size)} | {(beyond is { } part ? Write(part) + " " : "")}|";

    private static string Write(double size) => string.Create(CultureInfo.InvariantCulture, $"{size:0.00} MB");

    private static double SizeOf(string apps, string app)
        => new DirectoryInfo(Path.Combine(apps, app, "out"))
            .EnumerateFiles("*", SearchOption.AllDirectories).Sum(static file => file.Length) / Megabyte;

    private static IEnumerable<string?> FilesOf(string apps, string app)
        => Directory.EnumerateFiles(Path.Combine(apps, app, "out")).Select(Path.GetFileName);

    private static bool AreAlike(string documented, string measured)
    {
        Match[] all = [Documented().Match(documented), Documented().Match(measured)];
        return all[0].Groups["name"].Value == all[1].Groups["name"].Value
            && IsNear(all[0].Groups["size"], all[1].Groups["size"]) && IsNear(all[0].Groups["beyond"], all[1].Groups["beyond"]);
    }

    private static bool IsNear(Group documented, Group measured)
    {
        if (!documented.Success || !measured.Success)
        {
            return documented.Success == measured.Success;
        }

        double said = double.Parse(documented.Value, CultureInfo.InvariantCulture);
        return Math.Abs(double.Parse(measured.Value, CultureInfo.InvariantCulture) - said) <= Tolerance * said;
    }

    [GeneratedRegex(@"^\| `(?<name>AvatarKit[^`]*)` \| (?<size>[\d.]+) MB \| (?:(?<beyond>[\d.]+) MB )?\|", RegexOptions.Multiline)]
    private static partial Regex Documented();
}
