using System.Collections.Frozen;

namespace AvatarKit.AspNetCore;

/// <summary>Gives the variables of a script shorter names.</summary>
/// <remarks>
/// A name is replaced wherever it stands for a variable within one unit, which holds its whole scope: a statement at the top, a class's member, or,
/// for what is declared at the top, the script. So no scopes within a unit need to be told apart; a name that some browser knows as its own is left
/// alone, as within one unit it might be meant. Members' names stay.
/// </remarks>
internal sealed class ScriptNames
{
    // The most frequent letters of scripts first, so that what is made of them packs well.
    private const string Letters = "etnrisoalcdupmhgfbvkywxzjqTSAEDCIPMRNLOFBHUGVWKXYZJQ";

    // Names that are variables here and there and belong to the browser elsewhere. A test asks a browser whether more must be among them.
    private static readonly FrozenSet<string> BrowsersOwn = FrozenSet.Create(
        StringComparer.Ordinal,
        "name", "event", "status", "length", "top", "self", "parent", "open", "close", "closed", "stop", "find", "print", "focus", "blur", "origin",
        "history", "location", "scroll", "document", "navigator", "performance", "screen", "frames", "external", "caches", "crypto", "fetch",
        "menubar", "toolbar", "opener", "moveTo", "resizeTo", "scheduler", "customElements", "visualViewport", "window", "globalThis", "matchMedia",
        "alert", "confirm", "prompt", "reportError", "queueMicrotask", "structuredClone", "setTimeout", "clearTimeout", "setInterval",
        "clearInterval", "requestAnimationFrame", "cancelAnimationFrame", "devicePixelRatio", "addEventListener", "removeEventListener",
        "dispatchEvent", "sessionStorage", "localStorage", "indexedDB", "speechSynthesis", "isSecureContext", "innerWidth", "innerHeight", "chrome",
        "createImageBitmap", "atob", "btoa", "frameElement", "styleMedia", "clientInformation", "trustedTypes", "when", "fence", "capture",
        "release");

    private readonly ScriptTree tree;
    private readonly ScriptToken[] tokens;
    private readonly HashSet<string> declaredAtTop = [];
    private readonly HashSet<string> words = [];
    private readonly SortedSet<string> shortened = new(StringComparer.Ordinal);

    private ScriptNames(IReadOnlyList<ScriptToken> tokens)
    {
        tree = new ScriptTree(tokens);
        this.tokens = [.. tokens];
    }

    /// <summary>Shortens the names of variables.</summary>
    /// <param name="tokens">The script.</param>
    /// <param name="kept">Names declared at the top that stay.</param>
    /// <returns>The script with other names.</returns>
    public static ShortenedScript Shorten(IReadOnlyList<ScriptToken> tokens, IReadOnlySet<string> kept)
    {
        var names = new ScriptNames(tokens);
        IReadOnlyList<Range> units = names.FindUnits();
        names.words.UnionWith(tokens.Where(static token => token.Kind == ScriptTokenKind.Word).Select(static token => token.Text));
        foreach (Range unit in units)
        {
            names.ShortenWithin(unit);
        }

        names.ShortenAtTop(kept);
        return new ShortenedScript(names.tokens, names.shortened);
    }

    /// <summary>Cuts the script into statements, and its classes into members.</summary>
    private List<Range> FindUnits()
    {
        List<Range> units = [];
        int start = 0;
        for (int i = 0; i < tokens.Length; i++)
        {
            bool isTop = tree.Outer[i] < 0;
            bool isClassMember = !isTop && tree.Outer[tree.Outer[i]] < 0 && tree.Holds[tree.Outer[i]] == ScriptBracket.Class;
            if (isTop && IsDeclaration(tokens[i]))
            {
                DeclareAtTop(i);
            }

            bool begins = tokens[i].Is("{") && isTop && tree.Holds[i] == ScriptBracket.Class;
            bool ends = (isTop || isClassMember) && (tokens[i].Is(";") || (tokens[i].Is("}") && tree.At(i + 1) is { BeginsLine: true }))
                && (tokens[i].Is(";") || tree.At(i + 1).Kind == ScriptTokenKind.Word || tree.At(i + 1).Text is "}" or "[" or "" or "*");
            if (begins || ends)
            {
                units.Add(start..(i + 1));
                start = i + 1;
            }
        }

        units.Add(start..tokens.Length);
        return units;
    }

    private static bool IsDeclaration(ScriptToken token)
        => token.Kind == ScriptTokenKind.Word && token.Text is "const" or "let" or "var" or "function" or "class";

    private void DeclareAtTop(int i)
    {
        int at = tree.At(i + 1).Is("*") ? i + 2 : i + 1;
        if (tree.Uses[at] == ScriptNameUse.Variable)
        {
            declaredAtTop.Add(tokens[at].Text);
        }
    }

    private void ShortenWithin(Range unit)
    {
        Dictionary<string, int> used = [];
        HashSet<string> declared = [];
        int from = unit.Start.Value;
        int to = unit.End.Value;
        for (int i = from; i < to; i++)
        {
            if (tree.Uses[i] != ScriptNameUse.None)
            {
                used[tokens[i].Text] = used.GetValueOrDefault(tokens[i].Text) + 1;
            }

            foreach (string name in DeclaredBy(i))
            {
                declared.Add(name);
            }
        }

        declared.RemoveWhere(name => declaredAtTop.Contains(name) || BrowsersOwn.Contains(name));
        HashSet<string> taken = [.. used.Keys.Where(name => !declared.Contains(name)), .. declaredAtTop];
        Dictionary<string, string> names = [];
        IEnumerator<string> shorter = ShortNames("").GetEnumerator();
        foreach (string name in declared.OrderByDescending(name => used.GetValueOrDefault(name)).ThenBy(static name => name, StringComparer.Ordinal))
        {
            while (shorter.MoveNext() && taken.Contains(shorter.Current))
            {
            }

            names[name] = shorter.Current;
        }

        Replace(from, to, names);
    }

    /// <summary>The names that a declaration, a function's parameters or a caught error beginning at a token declare.</summary>
    private IEnumerable<string> DeclaredBy(int i)
    {
        ScriptToken token = tokens[i];
        if (tree.Uses[i] == ScriptNameUse.Variable && tree.At(i + 1).Is("=>"))
        {
            return [token.Text];
        }

        if (IsDeclaration(token))
        {
            return DeclaredFrom(tree.At(i + 1).Is("*") ? i + 2 : i + 1);
        }

        if (!token.Is("("))
        {
            return [];
        }

        ScriptToken before = tree.At(i - 1);
        ScriptToken after = tree.At(tree.Partners[i] + 1);
        bool isCondition = before.Text is "if" or "for" or "while" or "switch" && tree.At(i - 2).Text is not ("." or "?.");
        return after.Is("=>") || (after.Is("{") && !isCondition) ? VariablesIn(i, tree.Partners[i]) : [];
    }

    private IEnumerable<string> DeclaredFrom(int i)
    {
        if (tree.At(i).Opens)
        {
            return VariablesIn(i, tree.Partners[i]);
        }

        return i < tokens.Length && tree.Uses[i] == ScriptNameUse.Variable ? [tokens[i].Text] : [];
    }

    /// <summary>The names in a pattern or a list of parameters. What they are where nothing is given declares none.</summary>
    private IEnumerable<string> VariablesIn(int from, int to)
    {
        for (int i = from + 1; i < to; i++)
        {
            if (tokens[i].Is("="))
            {
                i = EndOfDefault(i, to);
            }
            else if (tree.Uses[i] != ScriptNameUse.None)
            {
                yield return tokens[i].Text;
            }
        }
    }

    private int EndOfDefault(int from, int to)
    {
        int i = from + 1;
        while (i < to && !(tree.Outer[i] == tree.Outer[from] && tokens[i].Is(",")) && tree.Partners[tree.Outer[from]] != i)
        {
            i++;
        }

        return i;
    }

    private void ShortenAtTop(IReadOnlySet<string> kept)
    {
        Dictionary<string, int> used = [];
        for (int i = 0; i < tokens.Length; i++)
        {
            if (tree.Uses[i] != ScriptNameUse.None && declaredAtTop.Contains(tokens[i].Text) && !kept.Contains(tokens[i].Text))
            {
                used[tokens[i].Text] = used.GetValueOrDefault(tokens[i].Text) + 1;
            }
        }

        Dictionary<string, string> names = [];
        IEnumerator<string> shorter = ShortNames("$").GetEnumerator();
        foreach (string name in used.Keys.OrderByDescending(name => used[name]).ThenBy(static name => name, StringComparer.Ordinal))
        {
            while (shorter.MoveNext() && words.Contains(shorter.Current))
            {
            }

            names[name] = shorter.Current;
        }

        Replace(0, tokens.Length, names);
    }

    private void Replace(int from, int to, Dictionary<string, string> names)
    {
        for (int i = from; i < to; i++)
        {
            if (tree.Uses[i] == ScriptNameUse.None || !names.TryGetValue(tokens[i].Text, out string? shorter))
            {
                continue;
            }

            shortened.Add(tokens[i].Text);
            bool isBoth = tree.Uses[i] == ScriptNameUse.Shorthand;
            tokens[i] = tokens[i] with { Text = isBoth ? $"{tokens[i].Text}:{shorter}" : shorter };
        }
    }

    /// <summary>Names of one letter, then of two.</summary>
    private static IEnumerable<string> ShortNames(string prefix)
        => Letters.Select(first => prefix + first)
            .Concat(Letters.SelectMany(first => Letters.Select(second => $"{prefix}{first}{second}")))
            .Concat(Letters.SelectMany(first => Letters.SelectMany(second => Letters.Select(third => $"{prefix}{first}{second}{third}"))))
            .Where(static name => !ScriptTree.IsKeyword(name));
}

/// <summary>A script whose names were shortened.</summary>
/// <param name="Tokens">The script.</param>
/// <param name="Names">The names that were replaced.</param>
internal sealed record ShortenedScript(IReadOnlyList<ScriptToken> Tokens, IReadOnlyCollection<string> Names);
