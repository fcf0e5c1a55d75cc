using System.Runtime.CompilerServices;

namespace AvatarKit.Fuzz.Running;

/// <summary>The inputs that are kept: where fuzzing begins, and what was wrong once.</summary>
internal static class Corpus
{
    /// <summary>The folder of all of them, one folder a target.</summary>
    public static string Folder { get; } = Path.Combine(Path.GetDirectoryName(Here())!, "..", "corpus");

    /// <summary>The kept inputs of a target in the order of their names, then those it makes itself.</summary>
    public static IReadOnlyList<byte[]> Of(FuzzTarget target) => [.. Kept(target).Select(File.ReadAllBytes), .. target.Seeds];

    /// <summary>The files of a target.</summary>
    public static IReadOnlyList<string> Kept(FuzzTarget target)
    {
        string folder = Path.Combine(Folder, target.Name);
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)] : [];
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
