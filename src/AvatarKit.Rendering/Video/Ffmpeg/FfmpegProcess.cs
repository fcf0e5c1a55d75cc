using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace AvatarKit.Rendering;

/// <summary>A running FFmpeg that reads from one pipe and writes to another.</summary>
internal sealed partial class FfmpegProcess : IAsyncDisposable
{
    /// <summary>How much of what it writes about errors is kept.</summary>
    private const int MaxLines = 12;

    /// <summary>The most that Linux gives to anyone: with the usual 64 KiB a picture would take dozens of turns between the processes.</summary>
    private const int PipeBytes = 1 << 20;

    private readonly Process process;
    private readonly Queue<string> lines = new();
    private readonly Task errors;
    private int disposed;

    public FfmpegProcess(string path, IEnumerable<string> arguments)
    {
        process = FfmpegProgram.Start(path, arguments);
        Id = process.Id;
        Input = process.StandardInput.BaseStream;
        Output = process.StandardOutput.BaseStream;
        EnlargePipe(Input);
        errors = ReadErrorsAsync(process.StandardError);
        Exited = process.WaitForExitAsync(CancellationToken.None);
    }

    public int Id { get; }

    public Stream Input { get; }

    public Stream Output { get; }

    /// <summary>Ends when the process has.</summary>
    public Task Exited { get; }

    public bool HasExited => process.HasExited;

    public void Kill() => FfmpegProgram.Kill(process);

    /// <summary>What it left: its exit code, and its last words about errors. Waits for its end.</summary>
    public async Task<(int ExitCode, string? Log)> EndAsync()
    {
        await Exited.ConfigureAwait(false);
        await errors.ConfigureAwait(false);
        lock (lines)
        {
            return (process.ExitCode, lines.Count == 0 ? null : string.Join('\n', lines));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
        {
            return;
        }

        Kill();
        await Exited.ConfigureAwait(false);
        await errors.ConfigureAwait(false);
        // The process object leaves its pipes to the garbage collector.
        process.StandardError.Dispose();
        await Output.DisposeAsync().ConfigureAwait(false);
        try
        {
            await Input.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // Nobody reads it any more.
        }

        process.Dispose();
    }

    private static void EnlargePipe(Stream stream)
    {
        const int SetPipeSize = 1031;
        if (OperatingSystem.IsLinux() && stream is PipeStream pipe)
        {
            // Where it is not allowed, it stays as it is.
            _ = Fcntl(pipe.SafePipeHandle, SetPipeSize, PipeBytes);
        }
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Fcntl(SafeHandle file, int command, int argument);

    private async Task ReadErrorsAsync(StreamReader reader)
    {
        try
        {
            while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
            {
                lock (lines)
                {
                    lines.Enqueue(line.Length > 500 ? line[..500] : line);
                    if (lines.Count > MaxLines)
                    {
                        lines.Dequeue();
                    }
                }
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The process is gone.
        }
    }
}
