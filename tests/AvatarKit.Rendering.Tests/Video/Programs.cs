using System.Diagnostics;

namespace AvatarKit.Rendering.Tests;

/// <summary>Other programs: where they are, what they say, and which of them this process still has.</summary>
internal static class Programs
{
    public static string? Find(string name) => Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator)
        .SelectMany(folder => (string[])[Path.Combine(folder, name), Path.Combine(folder, name + ".exe")]).FirstOrDefault(File.Exists);

    /// <summary>Runs a program over the bytes of a file and returns what it writes.</summary>
    public static async Task<byte[]> RunAsync(string program, ReadOnlyMemory<byte> input, params string[] arguments)
    {
        Process process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = new MemoryStream();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task copying = CopyAsync(process, output);
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has read enough.
        }

        await copying;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        Assert.Empty(await errors);
        return output.ToArray();
    }

    private static Task CopyAsync(Process process, Stream output) => process.StandardOutput.BaseStream.CopyToAsync(output);

    /// <summary>The processes this one has started and that still are.</summary>
    public static IReadOnlyList<string> Children() =>
    [
        .. Directory.EnumerateDirectories("/proc").Where(static folder => char.IsDigit(Path.GetFileName(folder)[0])).Select(static folder =>
        {
            try
            {
                return File.ReadAllText(Path.Combine(folder, "stat"));
            }
            catch (IOException)
            {
                return "";
            }
        }).Where(static stat => stat.Length > 0 && stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1]
            == Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ];

    /// <summary>The open pipes of this process.</summary>
    public static int Pipes() => new DirectoryInfo("/proc/self/fd").EnumerateFileSystemInfos().Count(static file =>
    {
        try
        {
            return file.LinkTarget?.StartsWith("pipe:", StringComparison.Ordinal) == true;
        }
        catch (IOException)
        {
            return false;
        }
    });

    /// <summary>A program that is FFmpeg when asked what it can do, and otherwise does something else.</summary>
    public static string Impostor(string folder, string instead, string? encoders = null)
    {
        string path = Path.Combine(folder, "impostor");
        string answer = encoders is null
            ? $"exec '{Find("ffmpeg")}' -encoders"
            : $"echo 'ffmpeg version 6.1 Copyright' >&2; printf '%s\\n' '{encoders}'; exit 0";
        File.WriteAllText(path, $"#!/bin/sh\nif [ \"$1\" = -encoders ]; then {answer}; fi\n{instead}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        return path;
    }
}
