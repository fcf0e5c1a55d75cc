using System.Text;
using System.Text.RegularExpressions;

namespace AvatarKit.BrowserBuild;

/// <summary>Joins a JavaScript module and all that it imports into one module.</summary>
/// <remarks>
/// It reads this package's modules, not any module there is. Names are imported and exported as they are called, from files named by their
/// relative paths; what a module declares begins at the start of a line. In the joined module all share one scope, so a name is declared once.
/// What is loaded later is named by its relative path: <c>import('./x.js')</c>, <c>new URL('./x.js', import.meta.url)</c>.
/// All else is refused, as a script that was joined wrong would fail in the browser of whoever opens the page.
/// </remarks>
internal sealed partial class ScriptBundle
{
    private readonly Func<string, string> read;
    private readonly string entry;

    // Keeps what is loaded later, and says where; null: it is joined too.
    private readonly Func<string, string, string>? keep;
    private readonly ScriptBundle? host;
    private readonly StringBuilder script = new();
    private readonly Dictionary<string, string> owners = [];
    private readonly SortedSet<string> shared = new(StringComparer.Ordinal);

    // What a file exports; null while it is being read.
    private readonly Dictionary<string, HashSet<string>?> exports = [];

    private ScriptBundle(string entry, Func<string, string> read, Func<string, string, string>? keep = null, ScriptBundle? host = null)
    {
        this.entry = entry;
        this.read = read;
        this.keep = keep;
        this.host = host;
    }

    /// <summary>Joins a module, what it imports, and what it would load later: each file once, after the files it imports.</summary>
    /// <param name="entry">The file to start at.</param>
    /// <param name="read">Reads a file, with line ends of <c>\n</c>; throws <see cref="InvalidOperationException"/> where there is none.</param>
    /// <returns>The joined module; it imports nothing.</returns>
    /// <exception cref="InvalidOperationException">A file is missing or cannot be joined. The message names it.</exception>
    public static string Create(string entry, Func<string, string> read)
    {
        var bundle = new ScriptBundle(entry, read);
        bundle.Add(entry);
        return bundle.script.ToString();
    }

    /// <summary>Joins a module and what it imports at once. It exports what the module does, and nothing of what that imports.</summary>
    /// <param name="entry">The file to start at.</param>
    /// <param name="read">Reads a file, with line ends of <c>\n</c>; throws <see cref="InvalidOperationException"/> where there is none.</param>
    /// <param name="keep">Keeps what is loaded later, a file and its script, joined likewise; gives the path it is loaded from.</param>
    /// <returns>The joined module.</returns>
    /// <exception cref="InvalidOperationException">A file is missing or cannot be joined. The message names it.</exception>
    public static string Join(string entry, Func<string, string> read, Func<string, string, string> keep)
    {
        var bundle = new ScriptBundle(entry, read, keep);
        string[] passedOn = [.. bundle.Add(entry).Where(name => bundle.owners[name] != entry)];
        if (passedOn.Length > 0)
        {
            bundle.script.Append("export { ").AppendJoin(", ", passedOn).Append(" };\n");
        }

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

        string[] lines = ImportOrReexport().Replace(module, "").Trim('\n').Split('\n');
        string body = string.Join('\n', lines.Select(line => ReadLine(file, line, exported)));
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

        HashSet<string> there = ExportsOfHost(source, names) ?? Add(source);
        return Array.Find(names, name => !there.Contains(name)) is { } missing
            ? throw Refuse(file, $"it imports '{missing}', which '{source}' does not export")
            : names;
    }

    /// <summary>What a file exports that the bundle this one is loaded by has; the names are shared with it.</summary>
    private HashSet<string>? ExportsOfHost(string file, string[] names)
    {
        if (host is null || !host.exports.TryGetValue(file, out HashSet<string>? there) || there is null)
        {
            return null;
        }

        shared.UnionWith(names);
        return there;
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

    /// <summary>Reads a line; says how it stands in the joined module.</summary>
    private string ReadLine(string file, string line, HashSet<string> exported)
    {
        if (Comment().IsMatch(line))
        {
            return line;
        }

        string rest = line;
        bool isForOthers = false;
        if (Declaration().Match(line) is { Success: true } declaration)
        {
            string name = declaration.Groups["name"].Value;
            if (!owners.TryAdd(name, file))
            {
                throw Refuse(file, $"'{owners[name]}' declares '{name}' too");
            }

            isForOthers = declaration.Groups["export"].Success;
            if (isForOthers)
            {
                exported.Add(name);
            }

            rest = line[declaration.Length..];
        }
        else if (AnyDeclaration().IsMatch(line))
        {
            throw Refuse(file, $"'{line}' does not declare one name");
        }

        rest = FromPage().Replace(LoadedLater().Replace(rest, ""), "");
        if (FolderOf(file) == FolderOf(entry))
        {
            rest = OwnPlace().Replace(rest, "");
        }

        if (ModuleWord().IsMatch(rest))
        {
            throw Refuse(file, $"'{line.Trim()}' is not understood");
        }

        // A joined module exports what its entry does; one that is loaded later gives it back.
        bool staysExported = keep is null || (host is null && file == entry);
        string own = isForOthers && !staysExported ? line["export ".Length..] : line;
        return LoadedLater().Replace(own, found => Later(file, found));
    }

    /// <summary>How the joined module loads what a module loads later.</summary>
    private string Later(string file, Match found)
    {
        string source = Resolve(file, found.Groups["source"].Value);
        bool isModule = found.Groups["module"].Success;
        return (keep, isModule) switch
        {
            (null, true) => $"Promise.resolve({{ {string.Join(", ", Add(source).Order(StringComparer.Ordinal))} }})",
            (null, false) => found.Value,
            (_, true) => ImportLater(source, keep),
            (_, false) => $"new URL('{FromEntry(keep(source, Join(source, read, keep)))}', import.meta.url)",
        };
    }

    /// <summary>Joins a module that is loaded later. It gives, by default, a function from the names it shares with this bundle to those it exports:
    /// what is here already is handed over, not loaded again.</summary>
    private string ImportLater(string later, Func<string, string, string> keep)
    {
        var bundle = new ScriptBundle(later, read, keep, host: this);
        string exported = string.Join(", ", bundle.Add(later).Order(StringComparer.Ordinal));
        string given = string.Join(", ", bundle.shared);
        string module = $"let made;\nexport default ({{ {given} }}) => made ??= (() => {{\n{bundle.script}return {{ {exported} }};\n}})();\n";
        return $"import('{FromEntry(keep(later, module))}').then(later => later.default({{ {given} }}))";
    }

    /// <summary>The relative path from the entry's folder to a file.</summary>
    private string FromEntry(string file)
    {
        string folder = FolderOf(entry);
        return file.StartsWith(folder, StringComparison.Ordinal)
            ? "./" + file[folder.Length..]
            : string.Concat(Enumerable.Repeat("../", folder.Count(static c => c == '/'))) + file;
    }

    private static string FolderOf(string file) => file[..(file.LastIndexOf('/') + 1)];

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

    [GeneratedRegex(@"\bimport\.meta\.url\b", RegexOptions.CultureInvariant)]
    private static partial Regex OwnPlace();

    // What a page names is loaded from there, wherever the script lies.
    [GeneratedRegex(@"\bimport\(new URL\(\w+, document\.baseURI\)\.href\)", RegexOptions.CultureInvariant)]
    private static partial Regex FromPage();

    [GeneratedRegex(
        """((?<module>\bimport\()|\bnew URL\()'(?<source>\.\.?/[\w./-]+\.js)'(?(module)\)|, import\.meta\.url\))""", RegexOptions.CultureInvariant)]
    private static partial Regex LoadedLater();

    [GeneratedRegex(@"\b(import|export)\b", RegexOptions.CultureInvariant)]
    private static partial Regex ModuleWord();
}
