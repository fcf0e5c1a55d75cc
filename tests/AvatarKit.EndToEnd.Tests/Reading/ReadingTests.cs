using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AvatarKit.EndToEnd.Tests.Reading;

/// <summary>What makes code hard to read and can be counted.</summary>
public sealed class ReadingTests
{
    private const int Columns = 150;

    // Tables only: rows that a break would tear.
    private static readonly string[] Tables =
        ["ConverseShapes.cs", "PollyVoices.cs", "MoodWords.cs", "SpokenText.cs", "EnglishTables.cs", "LetterTables.cs"];

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    [InlineData("benchmarks")]
    [InlineData("samples")]
    public void Lines_are_short(string folder)
        => Assert.Empty(Files(folder).SelectMany(static file => WideLines(Name(file), File.ReadAllText(file))));

    [Fact]
    public void Files_constructors_choices_and_tuples_are_short()
        => Assert.Empty(Files("src").SelectMany(static file => Complaints(Name(file), File.ReadAllText(file))));

    [Fact]
    public void What_is_hard_to_read_is_found()
    {
        string wide = "// " + new string('x', Columns);
        const string Tuple = "class A { int a, b; A(int x, int y) => (a, b) = (x, y); }";
        const string Nest = "class A { int B(int x) => x > 3 ? 3 : x > 2 ? 2 : x > 1 ? 1 : 0; }";
        const string Broken = "class A { string B(int x) => $\"{x\n + 1}\"; }";
        const string Fine = "class A { int a, b; A(int x) { a = x; (int u, int v) = (x, x); b = u > 1 ? u : v > 1 ? v : 0; } }";
        const string Data = "class A { (int, int, int) a; List<(int B, int C, int D)> e; "
            + "(int, int, int)? F((int, int, int)[] g) { (int H, int I, int J) k = default; } }";
        const string Expressions = "class A { (int B, int C) d; int E(int f, int g, int h) { (f, g, h) = (h, f, g); "
            + "(int i, int j, int k) = (f, g, h); var (l, m, n) = (i, j, k); foreach ((int o, int p, int q) in R) { } "
            + "Func<int, int, int, int> s = (int t, int u, int v) => t; return (l, m, n) switch { (1, 2, 3) => 1, _ => s(l, m, n) }; } }";

        Assert.Equal(["a.cs(1): 153 columns"], WideLines("a.cs", wide));
        Assert.Equal(["a.cs(1): a constructor assigns fields by tuple"], Complaints("a.cs", Tuple));
        Assert.Equal(["a.cs(1): 3 nested choices"], Complaints("a.cs", Nest));
        Assert.Equal(["a.cs(1): a string is broken within what it holds"], Complaints("a.cs", Broken));
        Assert.Empty(Complaints("a.cs", Fine));
        Assert.Empty(Complaints("a.cs", Expressions));
        Assert.Equal(Enumerable.Repeat("a.cs(1): a tuple of 3 as data", 5), Complaints("a.cs", Data));
        Assert.Equal(["a.cs: 301 lines"], Complaints("a.cs", new string('\n', 301)));
        Assert.Empty(WideLines(Tables[0], wide));
        Assert.Empty(WideLines("a.cs", $"class A {{ string b = \"\"\"{new string('x', Columns)}\"\"\"; }}"));
    }

    private static string[] Files(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !Name(file).Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin" or "TestResults"))];
        Assert.NotEmpty(files);
        return files;
    }

    private static string Name(string file) => Path.GetRelativePath(Repository.Root, file);

    private static IEnumerable<string> WideLines(string file, string text)
    {
        string[] lines = [.. text.Split('\n').Select(static line => line.TrimEnd('\r'))];
        if (Tables.Contains(Path.GetFileName(file)) || !lines.Any(static line => line.Length >= Columns))
        {
            return [];
        }

        // Data within a literal stays as it is: a break would become part of it.
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text);
        HashSet<int> data = [.. tree.GetRoot().DescendantTokens().Where(IsData).SelectMany(token => LinesOf(tree, token.Span))];
        return lines.Index().Where(line => line.Item.Length >= Columns && !data.Contains(line.Index))
            .Select(line => $"{file}({line.Index + 1}): {line.Item.Length} columns");
    }

    private static bool IsData(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken => true,
        SyntaxKind.InterpolatedStringTextToken
            => token.Parent!.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>()!.StringStartToken.Text != "$\"",
        SyntaxKind.StringLiteralToken
            => token.Text.StartsWith('@') || (token.Text.Length > Columns / 2 && !token.Text.Contains(' ', StringComparison.Ordinal)),
        _ => false,
    };

    private static IEnumerable<int> LinesOf(SyntaxTree tree, TextSpan part)
    {
        FileLinePositionSpan span = tree.GetLineSpan(part);
        return Enumerable.Range(span.StartLinePosition.Line, span.EndLinePosition.Line - span.StartLinePosition.Line + 1);
    }

    private static List<string> Complaints(string file, string text)
    {
        List<string> found = [];
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text);
        if (!Tables.Contains(Path.GetFileName(file)) && text.AsSpan().Count('\n') is > 300 and int count)
        {
            found.Add($"{file}: {count} lines");
        }

        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
        {
            string? complaint = node switch
            {
                AssignmentExpressionSyntax assignment when AssignsFieldsByTuple(assignment) => "a constructor assigns fields by tuple",
                ConditionalExpressionSyntax choice when choice.Parent is not ConditionalExpressionSyntax && Depth(choice) is > 2 and int depth
                    => $"{depth} nested choices",
                TupleTypeSyntax { Elements.Count: > 2 and int parts } => $"a tuple of {parts} as data",
                InterpolationSyntax hole when IsBroken(tree, hole) => "a string is broken within what it holds",
                _ => null,
            };
            if (complaint is not null)
            {
                found.Add($"{file}({tree.GetLineSpan(node.Span).StartLinePosition.Line + 1}): {complaint}");
            }
        }

        return found;
    }

    private static bool IsBroken(SyntaxTree tree, InterpolationSyntax hole)
        => hole.Parent is InterpolatedStringExpressionSyntax { StringStartToken.Text: "$\"" } && LinesOf(tree, hole.Span).Count() > 1;

    private static bool AssignsFieldsByTuple(AssignmentExpressionSyntax assignment)
        => assignment is { Left: TupleExpressionSyntax left, Right: TupleExpressionSyntax }
            && !left.Arguments.Any(static part => part.Expression is DeclarationExpressionSyntax)
            && assignment.Ancestors().OfType<ConstructorDeclarationSyntax>().Any();

    private static int Depth(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Depth(inner.Expression),
        ConditionalExpressionSyntax choice => 1 + Depth(choice.WhenTrue) + Depth(choice.WhenFalse),
        _ => 0,
    };
}
