using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AvatarKit.Load;

/// <summary>A way to publish the shop of <c>samples/Web</c>.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Program">The file that is started.</param>
/// <param name="Arguments">What <c>dotnet publish</c> is given.</param>
internal sealed record StartupForm(string Name, string Program, params string[] Arguments)
{
    private const string Assembly = "avatarkit-web";

    /// <summary>The first is what the others are compared with.</summary>
    public static StartupForm[] All { get; } =
    [
        new("JIT", Assembly + ".dll", "-p:PublishAot=false", "--no-self-contained", "-r", Runtime),
        new("trimmed", Assembly, "-p:PublishAot=false", "-p:PublishTrimmed=true", "--self-contained", "-r", Runtime),
        new("native code", Assembly, "-p:PublishAot=true", "-r", Runtime),
    ];

    private static string Runtime => $"linux-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    /// <summary>Publishes it beside what the repository has built, which stays as it is.</summary>
    /// <returns>The folder.</returns>
    public async Task<string> PublishAsync(string scratch)
    {
        string folder = Path.Combine(scratch, Name);
        string[] arguments =
        [
            "publish", Path.Combine(Root(), "samples", "Web"), "-c", "Release", "-o", folder, "--artifacts-path", Path.Combine(scratch, "artifacts"),
            "-v", "quiet", "-p:RunAnalyzers=false", "-nodeReuse:false", .. Arguments,
        ];
        using Process publish = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        string output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException($"The shop was not published as {Name}: {output}");
    }

    /// <summary>How the published program is started.</summary>
    public ProcessStartInfo Start(string folder)
    {
        string program = Path.Combine(folder, Program);
        return Program.EndsWith(".dll", StringComparison.Ordinal) ? new ProcessStartInfo("dotnet", [program]) : new ProcessStartInfo(program);
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}
