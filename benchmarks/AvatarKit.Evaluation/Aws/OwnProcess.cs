using System.Diagnostics;

namespace AvatarKit.Evaluation;

/// <summary>This program once more, with other arguments. Disposing it ends it.</summary>
internal sealed class OwnProcess : IAsyncDisposable
{
    private readonly Process process;

    private OwnProcess(Process process) => this.process = process;

    public static OwnProcess Start(params string[] arguments)
    {
        string program = Environment.ProcessPath ?? throw new InvalidOperationException("The program's own path is not known.");
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        }

        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return new OwnProcess(Process.Start(start) ?? throw new InvalidOperationException("The program could not be started once more."));
    }

    public async Task<string> ReadLineAsync() => await process.StandardOutput.ReadLineAsync()
        ?? throw new InvalidOperationException($"'{string.Join(' ', process.StartInfo.ArgumentList)}' ended without an answer.");

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        }
        catch (TimeoutException)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
