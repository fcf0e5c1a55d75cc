namespace AvatarKit.EndToEnd.Tests.Docs;

/// <summary>The programs that stand in the documentation say something when they are run as they are, in a folder with nothing but a photograph.
/// </summary>
public sealed class FirstProgramTests
{
    // What these would say is of things that come from elsewhere: speech as it is made, calls of an application.
    private static readonly string[] Elsewhere = ["Follow(", "// … "];

    // It shows its teeth, which is worth a warning.
    private static readonly string Pictures = Path.GetDirectoryName(PortraitModule.Photograph)!;

    // Another's key must be there before the one program can run.
    public static TheoryData<CodeBlock> Programs => [.. CodeBlock.ReadAll().Where(static block => block.Language == "csharp"
        && block.Code.Contains("Console.Write", StringComparison.Ordinal) && DocumentationCode.IsProgram(block)
        && !block.Code.Contains(".pem", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task It_ends_well_and_has_said_something(CodeBlock block)
    {
        using var scratch = new ScratchFolder();
        File.Copy(Path.Combine(Pictures, "smile.jpg"), scratch["face.jpg"]);
        File.Copy(Path.Combine(Pictures, "smile.landmarks.json"), scratch["face.landmarks.json"]);
        using var program = new DocumentationProgram(block);

        ProgramRun run = await ProgramRun.RunAsync(
            "dotnet", program.Arguments, scratch.Path, environment: DocumentationProgram.EnvironmentIn(scratch));

        Assert.True(run.ExitCode == 0, $"{block}: {run.Output}{run.Errors}");
        Assert.True(
            Elsewhere.Any(part => block.Code.Contains(part, StringComparison.Ordinal)) || !string.IsNullOrWhiteSpace(run.Output),
            $"{block} says nothing. {run.Errors}");
    }

    [Fact]
    public void The_first_program_of_getting_started_is_among_them()
        => Assert.Contains<object[]>(Programs, static row => ((CodeBlock)row[0]).File == Path.Combine("docs", "getting-started.md"));
}
