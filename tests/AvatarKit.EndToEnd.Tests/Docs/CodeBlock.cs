namespace AvatarKit.EndToEnd.Tests.Docs;

/// <summary>A fenced block of a document.</summary>
public sealed record CodeBlock(string File, int Line, string Language, string Code)
{
    public override string ToString() => $"{File}:{Line}";

    public static IEnumerable<CodeBlock> ReadAll()
    {
        IEnumerable<string> files =
        [
            Path.Combine(Repository.Root, "README.md"),
            .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories),
            .. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")).Select(folder => Path.Combine(folder, "README.md"))
                .Where(System.IO.File.Exists),
        ];
        return files.Order(StringComparer.Ordinal).SelectMany(Read);
    }

    private static IEnumerable<CodeBlock> Read(string file)
    {
        string[] lines = System.IO.File.ReadAllLines(file);
        string name = Path.GetRelativePath(Repository.Root, file);
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                int start = i;
                int end = Array.IndexOf(lines, "```", i + 1);
                if (end < 0)
                {
                    throw new InvalidDataException($"{name}:{i + 1} opens a code block that nothing closes.");
                }

                yield return new CodeBlock(name, start + 1, lines[start][3..].Trim(), string.Join('\n', lines[(start + 1)..end]));
                i = end;
            }
        }
    }
}
