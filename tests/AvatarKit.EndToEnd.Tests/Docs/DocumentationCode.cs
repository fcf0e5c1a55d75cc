using AvatarKit.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AvatarKit.EndToEnd.Tests.Docs;

/// <summary>Compiles the C# of the documentation as an application of ours would be: nullable, with the SDK's implicit usings.</summary>
internal static class DocumentationCode
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Latest);

    private static readonly Lazy<MetadataReference[]> References = new(static () =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(static path => MetadataReference.CreateFromFile(path))]);

    public static bool IsProgram(CodeBlock block) => IsProgram(Read(block));

    /// <param name="block">The code.</param>
    /// <param name="name">A name for the assembly.</param>
    /// <param name="references">What it is compiled against; <see langword="null"/>: what these tests have.</param>
    public static CSharpCompilation Compile(CodeBlock block, string name, IEnumerable<MetadataReference>? references = null)
    {
        SyntaxTree tree = Read(block);
        return CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(ImplicitUsings, Parse), tree],
            references ?? References.Value,
            new CSharpCompilationOptions(IsProgram(tree) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>What the compiler complains about.</summary>
    public static IEnumerable<string> Complaints(CSharpCompilation compilation) => compilation.GetDiagnostics().Where(
        static found => found.Severity >= DiagnosticSeverity.Warning && found.Id is not ("CS8019" or "CS1701"))
        .Select(static found => found.ToString());

    /// <summary>What the package's own analyzers say of it.</summary>
    public static async Task<IEnumerable<string>> WarningsOfAnalyzersAsync(Compilation compilation)
    {
        // Where assertions can be had they take the code for a test.
        Compilation application = compilation.RemoveReferences(
            compilation.References.Where(static reference => Path.GetFileName(reference.Display)!.StartsWith("xunit", StringComparison.Ordinal)));
        return (await application.WithAnalyzers([new OutcomeAnalyzer(), new UserIdAnalyzer()]).GetAnalyzerDiagnosticsAsync(CancellationToken.None))
            .Select(static found => found.ToString());
    }

    private static SyntaxTree Read(CodeBlock block) => CSharpSyntaxTree.ParseText(SourceText.From(block.Code), Parse, block.ToString());

    private static bool IsProgram(SyntaxTree tree)
        => tree.GetRoot().ChildNodes().Any(static node => node.IsKind(SyntaxKind.GlobalStatement));
}
