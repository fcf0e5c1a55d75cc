using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AvatarKit.EndToEnd.Tests.Reading;

/// <summary>What makes code hard to read and can be counted.</summary>
public sealed class ReadingTests
{
    private const int Columns = 150;

    // The list grows until it is "src".
    private static readonly string[] Folders =
    [
        "src/AvatarKit/Speech/Text", "src/AvatarKit/Pronunciation", "src/AvatarKit/LipSync/Export", "src/AvatarKit/LipSync/Phones",
        "src/AvatarKit/Costs", "src/AvatarKit/Routing/Complexity", "src/AvatarKit/Rendering/Moods", "src/AvatarKit/Rendering/Portraits",
        "src/AvatarKit/Telemetry", "src/AvatarKit.AspNetCore",
        "src/AvatarKit.Aws/Wire", "src/AvatarKit.Aws/Portraits", "src/AvatarKit.Aws/Costs", "src/AvatarKit.Aws/Access", "src/AvatarKit.Aws/Conversation",
        "src/AvatarKit.Rendering/Characters", "src/AvatarKit.Rendering/Faces", "src/AvatarKit.Rendering/Images",
        "src/AvatarKit.Rendering/Portraits", "src/AvatarKit.Rendering/Captions",
        "src/AvatarKit.Testing/Emulators",
    ];

    // Tables only: rows that a break would tear.
    private static readonly string[] Tables =
    [
        "ConverseShapes.cs", "PollyVoices.cs", "MoodWords.cs", "SpokenText.cs", "EnglishTables.cs", "LetterTables.cs",
    ];

    public static TheoryData<string> Swept => [.. Folders];

    [Theory]
    [MemberData(nameof(Swept))]
    public void Lines_files_constructors_and_choices_are_short(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))];

        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(Complaints));
    }

    [Fact]
    public void What_is_hard_to_read_is_found()
    {
        string wide = "// " + new string('x', Columns);
        const string Tuple = "class A { int a, b; A(int x, int y) => (a, b) = (x, y); }";
        const string Nest = "class A { int B(int x) => x > 3 ? 3 : x > 2 ? 2 : x > 1 ? 1 : 0; }";
        const string Fine = "class A { int a, b; A(int x) { a = x; (int u, int v) = (x, x); b = u > 1 ? u : v > 1 ? v : 0; } }";

        Assert.Equal(["a.cs(1): 153 columns"], Complaints("a.cs", wide));
        Assert.Equal(["a.cs(1): a constructor assigns fields by tuple"], Complaints("a.cs", Tuple));
        Assert.Equal(["a.cs(1): 3 nested choices"], Complaints("a.cs", Nest));
        Assert.Empty(Complaints("a.cs", Fine));
        Assert.Equal(["a.cs: 301 lines"], Complaints("a.cs", new string('\n', 301)));
        Assert.Empty(Complaints(Tables[0], wide));
    }

    private static IEnumerable<string> Complaints(string file) => Complaints(Path.GetRelativePath(Repository.Root, file), File.ReadAllText(file));

    private static List<string> Complaints(string file, string text)
    {
        List<string> found = [];
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text);
        if (!Tables.Contains(Path.GetFileName(file)))
        {
            string[] lines = text.Split('\n');
            found.AddRange(lines.Index()
                .Where(static line => line.Item.TrimEnd('\r').Length >= Columns)
                .Select(line => $"{file}({line.Index + 1}): {line.Item.Length} columns"));
            if (text.AsSpan().Count('\n') is > 300 and int count)
            {
                found.Add($"{file}: {count} lines");
            }
        }

        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
        {
            string? complaint = node switch
            {
                AssignmentExpressionSyntax assignment when AssignsFieldsByTuple(assignment) => "a constructor assigns fields by tuple",
                ConditionalExpressionSyntax choice when choice.Parent is not ConditionalExpressionSyntax && Depth(choice) is > 2 and int depth
                    => $"{depth} nested choices",
                _ => null,
            };
            if (complaint is not null)
            {
                found.Add($"{file}({tree.GetLineSpan(node.Span).StartLinePosition.Line + 1}): {complaint}");
            }
        }

        return found;
    }

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
