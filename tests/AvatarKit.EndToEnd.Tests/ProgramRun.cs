using System.Diagnostics;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>A program that has run to its end.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Errors)
{
    private const int MostPrograms = 64;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(9);

    // The read of a program's output holds a thread until something is written.
    private static readonly bool HasThreads = ThreadPool.SetMinThreads(MostPrograms, MostPrograms);

    public static async Task<ProgramRun> RunAsync(string program, IEnumerable<string> arguments, string folder, string? input = null,
        IDictionary<string, string?>? environment = null, TimeSpan? patience = null)
    {
        using Process process = Start(program, arguments, folder, environment);
        using var limit = new CancellationTokenSource(patience ?? Limit);
        Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
        Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            if (input is not null)
            {
                await process.StandardInput.WriteAsync(input);
            }

            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Token);
            return new ProgramRun(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    public static Process Start(string program, IEnumerable<string> arguments, string folder, IDictionary<string, string?>? environment = null)
    {
        if (!HasThreads)
        {
            throw new InvalidOperationException("There are no threads to read what other programs write.");
        }

        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string? value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
