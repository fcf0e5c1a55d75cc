using System.Reflection;

namespace AvatarKit.Evaluation;

/// <summary>The cases that come with the program: a file a language, of lines <c>class, tab, written, tab, said | said</c>.</summary>
internal static class ReadCases
{
    private const string Folder = "Reads.";
    private const string Ending = ".tsv";

    /// <summary>The languages whose goals must hold.</summary>
    public static IReadOnlyList<string> InDepth { get; } = ["en-US", "de-DE", "es-ES", "fr-FR", "it-IT", "pt-BR"];

    /// <summary>The languages there are cases of, those in depth first.</summary>
    public static IReadOnlyList<string> Locales { get; } =
    [
        .. InDepth,
        .. typeof(ReadCases).Assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(static name => name[Folder.Length..^Ending.Length])
            .Where(static name => name != "sentences" && !InDepth.Contains(name))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The cases of a language.</summary>
    /// <exception cref="InvalidDataException">A line is not of three columns.</exception>
    public static IReadOnlyList<ReadCase> Of(string locale)
    {
        List<ReadCase> cases = [];
        foreach (string[] columns in Rows(locale))
        {
            cases.Add(columns is [{ Length: > 0 } name, { Length: > 0 } written, { Length: > 0 } said]
                ? new ReadCase(locale, name, written, said.Split(" | "))
                : throw new InvalidDataException($"{locale}.tsv has a line of {columns.Length} columns; it takes class, written and said."));
        }

        return cases;
    }

    /// <summary>The lines of a file that are no comments, by columns.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        using Stream? file = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Folder}{name}{Ending}");
        using var reader = new StreamReader(file ?? throw new InvalidDataException($"There are no cases of '{name}'."));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split('\t');
            }
        }
    }
}
