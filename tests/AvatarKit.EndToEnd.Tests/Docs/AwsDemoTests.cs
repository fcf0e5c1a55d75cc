using AvatarKit.Aws.Tests.Peers;
using AvatarKit.EndToEnd.Tests.Aws;

namespace AvatarKit.EndToEnd.Tests.Docs;

/// <summary>What the documentation runs on AWS, on AWS on loopback.</summary>
public sealed class AwsDemoTests(AwsWorld aws) : IClassFixture<AwsWorld>
{
    public static IEnumerable<object[]> Lines { get; } =
        [.. CodeBlock.ReadAll().Where(static block => block.Language == "bash")
            .SelectMany(static block => block.Code.Split('\n')
            .Where(static line => line.StartsWith("./demo --provider aws", StringComparison.Ordinal)).Select(line => (object[])[block.File, line]))];

    [DynamoDbTheory]
    [MemberData(nameof(Lines))]
    public async Task It_runs_as_it_is_written(string file, string line)
    {
        using var scratch = new ScratchFolder();
        Dictionary<string, string?> environment = aws.EnvironmentIn(scratch.Path);

        // It builds the program first, for which .NET needs its own home.
        environment.Remove("HOME");
        ProgramRun run = await ProgramRun.RunAsync(
            "bash", ["-c", $"{line} --out '{scratch["out"]}' --data '{scratch["data"]}'"], Repository.Root, environment: environment);

        Assert.True(run.ExitCode == 0, $"{file}: {line}\n{run.Output}{run.Errors}");
        Assert.Contains("amazon.nova-", run.Output, StringComparison.Ordinal);
        Assert.True(new FileInfo(scratch[Path.Combine("out", "reply.html")]).Length > 10_000);
    }
}
