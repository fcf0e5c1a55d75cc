using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AvatarKit.Analyzers.Tests;

/// <summary>Code of an application, compiled with the analyzers.</summary>
internal static class Snippet
{
    private static readonly string[] TestFrameworks = ["xunit", "Snapshooter", "Microsoft.VisualStudio", "Microsoft.TestPlatform"];

    private static readonly Lazy<MetadataReference[]> References = new(static () =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(static path => MetadataReference.CreateFromFile(path))]);

    /// <summary>Compiles code and gives what is warned of, as <c>AVK001: the code that it is about</c>.</summary>
    public static async Task<string[]> WarningsOfAsync(string code, bool isTest = false)
    {
        const string Usings = """
            global using System;
            global using System.Linq;
            global using System.Threading;
            global using System.Threading.Tasks;
            global using AvatarKit;
            """;
        MetadataReference[] references = [.. References.Value.Where(reference => isTest
            || !TestFrameworks.Any(name => Path.GetFileName(reference.Display)!.StartsWith(name, StringComparison.OrdinalIgnoreCase)))];
        var compilation = CSharpCompilation.Create(
            "Snippet",
            [CSharpSyntaxTree.ParseText(Usings), CSharpSyntaxTree.ParseText(code)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(static found => found.Severity == DiagnosticSeverity.Error));
        ImmutableArray<Diagnostic> found = await compilation
            .WithAnalyzers([new OutcomeAnalyzer(), new UserIdAnalyzer()]).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        return [.. found.OrderBy(static warning => warning.Location.SourceSpan.Start).Select(static warning =>
            $"{warning.Id}: {warning.Location.SourceTree!.GetText().ToString(warning.Location.SourceSpan)}{After(warning)}")];
    }

    // An analyzer that throws says so as AD0001.
    private static string After(Diagnostic warning) => warning.Id == "AD0001" ? warning.GetMessage() : "";
}
