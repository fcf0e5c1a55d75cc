namespace AvatarKit.EndToEnd.Tests.NativeCode;

/// <summary>A project of the repository, published as native code.</summary>
internal sealed class NativePublish
{
    /// <summary>The compiler takes all processors there are: two at once only take longer each.</summary>
    private static readonly SemaphoreSlim OneByOne = new(1);

    private readonly ProgramRun run;

    private NativePublish(ProgramRun run, string program)
    {
        this.run = run;
        Program = program;
    }

    /// <summary>The program that was made.</summary>
    public string Program { get; }

    public bool Succeeded => run.ExitCode == 0;

    /// <summary>Publishes a project that is built already.</summary>
    /// <returns>What came of it; <see langword="null"/>: there is no compiler to link with.</returns>
    public static async Task<NativePublish?> RunAsync(string project, string folder, string program)
    {
        if (NativeCodeFactAttribute.Linker is not { } linker)
        {
            return null;
        }

        await OneByOne.WaitAsync();
        try
        {
            ProgramRun run = await ProgramRun.RunAsync(
                "dotnet",
                [
                    "publish", project, "-c", Repository.Configuration, "-o", folder, "-p:CppCompilerAndLinker=" + linker,
                    "-p:BuildProjectReferences=false", "-nodeReuse:false",
                ],
                Repository.Root,
                environment: new Dictionary<string, string?> { ["AVATARKIT_NATIVE"] = "true" },
                patience: TimeSpan.FromMinutes(9));
            return new NativePublish(run, Path.Combine(folder, program));
        }
        finally
        {
            OneByOne.Release();
        }
    }

    public void RequireNoWarning()
    {
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.DoesNotContain("warning", run.Output, StringComparison.OrdinalIgnoreCase);
        Assert.False(File.Exists(Program + ".dll"), "this is not native code");
    }
}
