using System.Diagnostics;

namespace AvatarKit.Tests.Support;

/// <summary>A real file system of little room, mounted for a test.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly ScratchFolder folder = new();

    public SmallDisk(string size) => Run("mount", "-t", "tmpfs", "-o", $"size={size},mode=700", "tmpfs", folder.Path);

    public string Path => folder.Path;

    /// <summary>Why there cannot be one here, or <see langword="null"/>.</summary>
    public static string? Missing { get; } = FindMissing();

    /// <summary>From here on nothing can be written.</summary>
    /// <remarks>Tries again while it is busy: a process that another test is starting has all files open, too.</remarks>
    public async Task MakeReadOnlyAsync()
    {
        for (int tries = 1; ; tries++)
        {
            try
            {
                Run("mount", "-o", "remount,ro", folder.Path);
                return;
            }
            catch (InvalidOperationException exception) when (exception.Message.Contains("busy", StringComparison.Ordinal) && tries < 50)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            }
        }
    }

    public void Dispose()
    {
        Run("umount", "-l", folder.Path);
        folder.Dispose();
    }

    private static string? FindMissing()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return "Mounting a small disk needs Linux and root.";
        }

        try
        {
            new SmallDisk("64k").Dispose();
            return null;
        }
        catch (InvalidOperationException exception)
        {
            return "No file system can be mounted here: " + exception.Message;
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(error.Trim());
        }
    }
}
