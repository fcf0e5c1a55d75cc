using System.ComponentModel;
using System.Diagnostics;

namespace AvatarKit.Samples.Console;

/// <summary>A player that runs. Disposing ends it at once.</summary>
internal sealed class PlayerProcess : IDisposable
{
    // Ctrl-C at a terminal reaches the player too, and may reach it first. What it complains of comes meanwhile.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(300);

    private readonly PlayerProgram program;
    private readonly TimeProvider time;
    private readonly Process process;
    private volatile string complaint = "";

    /// <exception cref="PlayerException">It cannot be started.</exception>
    public PlayerProcess(PlayerProgram program, IEnumerable<string> arguments, TimeProvider time)
    {
        this.program = program;
        this.time = time;
        try
        {
            process = Process.Start(new ProcessStartInfo(program.Path, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            })!;
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            throw new PlayerException($"{program.Name} cannot be started: {exception.Message}");
        }

        process.ErrorDataReceived += (_, line) => complaint = complaint.Length == 0 ? line.Data ?? "" : complaint;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    public bool HasExited => process.HasExited;

    /// <exception cref="PlayerException">It takes nothing any more.</exception>
    public async Task WriteAsync(ReadOnlyMemory<byte> samples, CancellationToken stop)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(samples, stop);
            await process.StandardInput.BaseStream.FlushAsync(stop);
        }
        catch (IOException)
        {
            await FailAsync(stop);
        }
    }

    /// <summary>Nothing more comes: it ends by itself when it has played what it has.</summary>
    public void EndInput()
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already.
        }
    }

    public Task WaitForExitAsync(CancellationToken stop) => process.WaitForExitAsync(stop);

    /// <exception cref="PlayerException">It ended with an error.</exception>
    public Task RequireSuccessAsync(CancellationToken stop)
        => process.HasExited && process.ExitCode != 0 ? FailAsync(stop) : Task.CompletedTask;

    public void Dispose()
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It ended in this moment.
        }

        process.Dispose();
    }

    private async Task FailAsync(CancellationToken stop)
    {
        await Task.Delay(Grace, time, stop);
        string reason = Terminal.Clean(complaint);
        throw new PlayerException($"{program.Name} does not play{(reason.Length > 0 ? ": " + reason : "")}");
    }
}
