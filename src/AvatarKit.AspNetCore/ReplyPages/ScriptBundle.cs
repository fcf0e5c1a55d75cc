using System.Text;
using System.Text.RegularExpressions;

namespace AvatarKit.AspNetCore;

/// <summary>Joins a JavaScript module and all that it imports into one module.</summary>
/// <remarks>
/// It reads this package's modules, not any module there is. Names are imported and exported as they are called, from files named by their
/// relative paths; what a module declares begins at the start of a line. In the joined module all share one scope, so a name is declared once.
/// A module at the top, whose place is the joined module's, may say where it lies and load more later.
/// All else is refused, as a script that was joined wrong would fail in the browser of whoever opens the page.
/// </remarks>
internal sealed partial class ScriptBundle
{
    private readonly Func<string, string> read;
    private readonly StringBuilder script = new();
    private readonly Dictionary<string, string> owners = [];

    // What a file exports; null while it is being read.
    private readonly Dictionary<string, HashSet<string>?> exports = [];

    private ScriptBundle(Func<string, string> read) => this.read = read;

    /// <summary>Joins a module and what it imports: each file once, after the files it imports.</summary>
    /// <param name="entry">The file to start at.</param>
    /// <param name="read">Reads a file, with line ends of <c>\n</c>; throws <see cref="InvalidOperationException"/> where there is none.</param>
    /// <returns>The joined module; it imports nothing.</returns>
    /// <exception cref="InvalidOperationException">A file is missing or cannot be joined. The message names it.</exception>
    public static string Create(string entry, Func<string, string> read)
    {
        var bundle = new ScriptBundle(read);
        bundle.Add(entry);
        return bundle.script.ToString();
    }

    private HashSet<string> Add(string file)
    {
        if (exports.TryGetValue(file, out HashSet<string>? known))
        {
            return known ?? throw Refuse(file, "what it imports imports it in turn");
        }

        exports[file] = null;
        string module = read(file);
        HashSet<string> exported = [];
        foreach (Match statement in ImportOrReexport().Matches(module))
        {
            string[] names = Follow(file, statement);
            if (statement.Groups["kind"].Value == "export")
            {
                exported.UnionWith(names);
            }
        }

        string body = ImportOrReexport().Replace(module, "").Trim('\n');
        foreach (string line in body.Split('\n'))
        {
            ReadLine(file, line, exported);
        }

        if (body.Length > 0)
        {
            script.Append(body).Append('\n');
        }

        exports[file] = exported;
        return exported;
    }

    /// <summary>Adds the file that a statement imports from.</summary>
    /// <returns>The names the statement imports.</returns>
    private string[] Follow(string file, Match statement)
    {
        string source = Resolve(file, statement.Groups["source"].Value);
        string[] names = statement.Groups["names"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (Array.Find(names, static name => !Identifier().IsMatch(name)) is { } odd)
        {
            throw Refuse(file, $"it imports '{odd}' from '{source}'; names are imported as they are");
        }

        HashSet<string> there = Add(source);
        return Array.Find(names, name => !there.Contains(name)) is { } missing
            ? throw Refuse(file, $"it imports '{missing}', which '{source}' does not export")
            : names;
    }

    /// <summary>The file that another one means by a relative path, named from the top folder.</summary>
    private static string Resolve(string file, string path)
    {
        List<string> folders = [.. file.Split('/')[..^1]];
        foreach (string step in path.Split('/'))
        {
            switch (step)
            {
                case ".":
                    break;
                case ".." when folders.Count == 0:
                    throw Refuse(file, $"it imports from '{path}', outside the folder");
                case "..":
                    folders.RemoveAt(folders.Count - 1);
                    break;
                default:
                    folders.Add(step);
                    break;
            }
        }

        return string.Join('/', folders);
    }

    private void ReadLine(string file, string line, HashSet<string> exported)
    {
        if (Comment().IsMatch(line))
        {
            return;
        }

        string rest = line;
        if (Declaration().Match(line) is { Success: true } declaration)
        {
            string name = declaration.Groups["name"].Value;
            if (!owners.TryAdd(name, file))
            {
                throw Refuse(file, $"'{owners[name]}' declares '{name}' too");
            }

            if (declaration.Groups["export"].Success)
            {
                exported.Add(name);
            }

            rest = line[declaration.Length..];
        }
        else if (AnyDeclaration().IsMatch(line))
        {
            throw Refuse(file, $"'{line}' does not declare one name");
        }

        if (!file.Contains('/', StringComparison.Ordinal))
        {
            rest = OwnPlace().Replace(rest, "");
        }

        if (ModuleWord().IsMatch(rest))
        {
            throw Refuse(file, $"'{line.Trim()}' is not understood");
        }
    }

    private static InvalidOperationException Refuse(string file, string reason)
        => new($"The browser file '{file}' cannot be joined with others into one script: {reason}.");

    [GeneratedRegex(
        """^(?<kind>import|export)\s*\{(?<names>[^{}]*)\}\s*from\s*(?<quote>['"])(?<source>\.\.?/[\w./-]+)\k<quote>;?[ \t]*(\n|\z)""",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ImportOrReexport();

    [GeneratedRegex(@"\A[\p{L}_$][\p{L}\p{N}_$]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\A\s*(//|/\*|\*)", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex(
        """
        \A (?<export> export\s+ )?
        ( (const|let|var) \s+ (?<name> [\p{L}\p{N}_$]+ ) \s* (=|;|\z) | (class|(async\s+)?function) \b \s* \*? \s* (?<name> [\p{L}\p{N}_$]+ ) )
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\A(export\s+)?(const|let|var|class|(async\s+)?function)\b", RegexOptions.CultureInvariant)]
    private static partial Regex AnyDeclaration();

    [GeneratedRegex(@"\bimport(\.meta\.url\b|\('\./[\w./-]+'\))", RegexOptions.CultureInvariant)]
    private static partial Regex OwnPlace();

    [GeneratedRegex(@"\b(import|export)\b", RegexOptions.CultureInvariant)]
    private static partial Regex ModuleWord();
}
