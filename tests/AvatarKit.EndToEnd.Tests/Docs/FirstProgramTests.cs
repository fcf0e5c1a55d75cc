using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace AvatarKit.EndToEnd.Tests.Docs;

/// <summary>The programs that stand in the documentation say something when they are run as they are, in a folder with nothing but a
/// photograph.</summary>
public sealed class FirstProgramTests
{
    private static readonly string Here = AppContext.BaseDirectory;

    // What these would say is of things that come from elsewhere: speech as it is made, calls of an application.
    private static readonly string[] Elsewhere = ["Follow(", "// … "];

    // Another's key must be there before the one program can run.
    public static TheoryData<CodeBlock> Programs => [.. CodeBlock.ReadAll().Where(static block => block.Language == "csharp"
        && block.Code.Contains("Console.Write", StringComparison.Ordinal) && DocumentationCode.IsProgram(block)
        && !block.Code.Contains(".pem", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task It_ends_well_and_has_said_something(CodeBlock block)
    {
        using var scratch = new ScratchFolder();
        File.Copy(PortraitModule.Photograph, scratch["face.jpg"]);
        string name = $"Doc{Guid.NewGuid():N}";
        string program = Path.Combine(Here, name + ".dll");
        try
        {
            await using (FileStream file = File.Create(program))
            {
                EmitResult made = DocumentationCode.Compile(block, name).Emit(file);
                Assert.True(made.Success, string.Join('\n', made.Diagnostics));
            }

            ProgramRun run = await ProgramRun.RunAsync("dotnet", Arguments(program), scratch.Path, environment: new Dictionary<string, string?>
            {
                ["HOME"] = scratch["home"], ["XDG_DATA_HOME"] = null, ["XDG_CACHE_HOME"] = null,
            });

            Assert.True(run.ExitCode == 0, $"{block}: {run.Output}{run.Errors}");
            Assert.True(
                Elsewhere.Any(part => block.Code.Contains(part, StringComparison.Ordinal)) || !string.IsNullOrWhiteSpace(run.Output),
                $"{block} says nothing. {run.Errors}");
        }
        finally
        {
            File.Delete(program);
        }
    }

    [Fact]
    public void The_first_program_of_getting_started_is_among_them()
        => Assert.Contains<object[]>(Programs, static row => ((CodeBlock)row[0]).File == Path.Combine("docs", "getting-started.md"));

    private static string[] Arguments(string program)
    {
        string host = Path.Combine(Here, typeof(FirstProgramTests).Assembly.GetName().Name!);
        return ["exec", "--runtimeconfig", host + ".runtimeconfig.json", "--depsfile", host + ".deps.json", program];
    }
}
