using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>How the languages of code blocks are called.</summary>
internal static class CodeLanguages
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["py"] = "Python",
        ["python"] = "Python",
        ["js"] = "JavaScript",
        ["jsx"] = "JavaScript",
        ["javascript"] = "JavaScript",
        ["ts"] = "TypeScript",
        ["tsx"] = "TypeScript",
        ["typescript"] = "TypeScript",
        ["cs"] = "C sharp",
        ["c#"] = "C sharp",
        ["csharp"] = "C sharp",
        ["fs"] = "F sharp",
        ["f#"] = "F sharp",
        ["fsharp"] = "F sharp",
        ["c"] = "C",
        ["cpp"] = "C plus plus",
        ["c++"] = "C plus plus",
        ["go"] = "Go",
        ["golang"] = "Go",
        ["java"] = "Java",
        ["kotlin"] = "Kotlin",
        ["swift"] = "Swift",
        ["rust"] = "Rust",
        ["rs"] = "Rust",
        ["ruby"] = "Ruby",
        ["rb"] = "Ruby",
        ["php"] = "PHP",
        ["r"] = "R",
        ["sql"] = "SQL",
        ["html"] = "HTML",
        ["css"] = "CSS",
        ["json"] = "JSON",
        ["xml"] = "XML",
        ["yaml"] = "YAML",
        ["yml"] = "YAML",
        ["toml"] = "TOML",
        ["bash"] = "Bash",
        ["sh"] = "Bash",
        ["shell"] = "Bash",
        ["powershell"] = "PowerShell",
        ["ps1"] = "PowerShell",
        ["dockerfile"] = "Dockerfile",
        ["scala"] = "Scala",
        ["dart"] = "Dart",
        ["lua"] = "Lua",
        ["perl"] = "Perl",
        ["haskell"] = "Haskell",
        ["markdown"] = "Markdown",
        ["md"] = "Markdown",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name for the line after a fence's marks.</summary>
    /// <param name="info">That line, for example <c>python title="x"</c>.</param>
    /// <param name="lexicon">The language the name is said in.</param>
    /// <returns>The name, or <see langword="null"/> for none or one that is not known.</returns>
    public static string? Name(string info, Lexicon lexicon)
    {
        ReadOnlySpan<char> word = info.AsSpan().Trim();
        int end = word.IndexOfAny(" \t{,:");
        word = end < 0 ? word : word[..end];
        if (!Names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out string? name))
        {
            return null;
        }

        return lexicon.Plus is { } plus ? name.Replace("plus", plus, StringComparison.Ordinal) : name;
    }
}
