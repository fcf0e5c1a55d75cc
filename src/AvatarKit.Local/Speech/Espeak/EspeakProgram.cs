using System.Diagnostics;
using System.Security.Cryptography;

namespace AvatarKit.Local;

/// <summary>The eSpeak worker program that this assembly carries, written to a private folder so that it can be started.</summary>
internal sealed class EspeakProgram : IDisposable
{
    private const string Name = "AvatarKit.Local.EspeakWorker";

    private readonly string dotnet;
    private readonly string? temporary;

    private EspeakProgram(string dotnet, string path, string? temporary)
    {
        this.dotnet = dotnet;
        this.temporary = temporary;
        Path = path;
    }

    /// <summary>The program's assembly on disk.</summary>
    public string Path { get; }

    /// <summary>Writes the program.</summary>
    /// <param name="cacheFolder">Where to keep it, or <see langword="null"/> for the user's own folder.</param>
    /// <param name="reason">Why it cannot be started, and the way out.</param>
    /// <returns>The program, or <see langword="null"/>.</returns>
    public static EspeakProgram? TryCreate(string? cacheFolder, out string reason)
        // Private to the user by what the call promises.
        => TryCreate(cacheFolder, static () => Directory.CreateTempSubdirectory("avatarkit-espeak-").FullName, out reason);

    /// <summary>Writes the program.</summary>
    /// <param name="cacheFolder">Where to keep it, or <see langword="null"/> for the user's own folder.</param>
    /// <param name="createTemporary">Makes a folder for where it cannot be kept.</param>
    /// <param name="reason">Why it cannot be started, and the way out.</param>
    /// <returns>The program, or <see langword="null"/>.</returns>
    internal static EspeakProgram? TryCreate(string? cacheFolder, Func<string> createTemporary, out string reason)
    {
        reason = "";
        if (DotnetHost.Find(Environment.GetEnvironmentVariable, Environment.ProcessPath) is not string dotnet)
        {
            reason = "eSpeak NG speaks through a small program that runs on the .NET runtime, and no 'dotnet' was found on this machine. "
                + "Install the .NET 10 runtime (https://dotnet.microsoft.com/download) or set DOTNET_ROOT.";
            return null;
        }

        byte[] assembly = Resource("espeak-worker.dll");
        byte[] configuration = Resource("espeak-worker.runtimeconfig.json");
        string hash = Convert.ToHexStringLower(SHA256.HashData([.. assembly, .. configuration]))[..16];
        string? parent = cacheFolder ?? PrivateFolder.DefaultPath;
        string? temporary = null;
        PrivateFolder? folder =
            PrivateFolder.TryOpen(parent) is null ? null : PrivateFolder.TryOpen(System.IO.Path.Combine(parent!, $"espeak-worker-{hash}"));
        if (folder is null || !TryWrite(folder, assembly, configuration))
        {
            try
            {
                temporary = createTemporary();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                reason = "eSpeak NG speaks through a small program, and there is no folder to write it to. "
                    + "Set LocalSpeechOptions.CacheFolder to a folder of this user's own.";
                return null;
            }

            folder = PrivateFolder.TryOpen(temporary);
            if (folder is null || !TryWrite(folder, assembly, configuration))
            {
                TryDelete(temporary);
                reason =
                    "eSpeak NG speaks through a small program, and there is no folder it can be written to. "
                        + "Set LocalSpeechOptions.CacheFolder to a folder of this user's own.";
                return null;
            }
        }

        return new EspeakProgram(dotnet, System.IO.Path.Combine(folder.Path, $"{Name}.dll"), temporary);
    }

    /// <summary>Starts the program.</summary>
    public Process Start()
    {
        ProcessStartInfo start = new(dotnet)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = System.IO.Path.GetDirectoryName(Path),
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path);
        // What is meant for the host would be loaded into the worker too, and diagnostics leave a socket behind when it is killed.
        start.Environment.Remove("DOTNET_STARTUP_HOOKS");
        start.Environment.Remove("DOTNET_ADDITIONAL_DEPS");
        start.Environment.Remove("CORECLR_ENABLE_PROFILING");
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return Process.Start(start)!;
    }

    public void Dispose()
    {
        if (temporary is not null)
        {
            TryDelete(temporary);
        }
    }

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static bool TryWrite(PrivateFolder folder, byte[] assembly, byte[] configuration) =>
        Ensure(folder, $"{Name}.dll", assembly) && Ensure(folder, $"{Name}.runtimeconfig.json", configuration);

    /// <summary>What stands there is compared whole: a cut or changed file is written anew.</summary>
    private static bool Ensure(PrivateFolder folder, string name, byte[] content) =>
        (folder.TryRead(name) is byte[] present && present.AsSpan().SequenceEqual(content)) || folder.TryWrite(name, content);

    private static byte[] Resource(string name)
    {
        using Stream stream = typeof(EspeakProgram).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"AvatarKit.Local was built without its resource '{name}'.");
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
