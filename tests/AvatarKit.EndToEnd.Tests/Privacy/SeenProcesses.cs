using System.Collections.Concurrent;
using System.Globalization;

namespace AvatarKit.EndToEnd.Tests.Privacy;

/// <summary>Looks again and again at the command lines and environments of the programs that this process has started,
/// and at the names of the files in a folder.</summary>
internal sealed class SeenProcesses : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource stop = new();
    private readonly HashSet<string> known = [];
    private readonly ConcurrentBag<string> commandLines = [];
    private readonly SeenTexts seen;
    private readonly string folder;
    private readonly Task looking;

    public SeenProcesses(SeenTexts seen, string folder)
    {
        this.seen = seen;
        this.folder = folder;
        looking = Task.Run(LookAsync);
    }

    /// <summary>The command lines that were seen until now.</summary>
    public IReadOnlyCollection<string> CommandLines => [.. commandLines];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await looking;
        LookAtFiles();
        stop.Dispose();
    }

    private async Task LookAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            LookAtFiles();
            if (OperatingSystem.IsLinux())
            {
                LookAtProcesses();
            }

            await Task.Delay(Pause, TimeProvider.System, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void LookAtFiles()
    {
        try
        {
            foreach (string path in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories))
            {
                Note("file name", path[folder.Length..]);
            }
        }
        catch (IOException)
        {
            // A folder went while it was read: the next look sees what is there.
        }
    }

    private void LookAtProcesses()
    {
        HashSet<int> ours = [Environment.ProcessId];
        foreach (int process in Directory.EnumerateDirectories("/proc").Select(static path => Path.GetFileName(path))
            .Where(static name => int.TryParse(name, CultureInfo.InvariantCulture, out _))
            .Select(static name => int.Parse(name, CultureInfo.InvariantCulture)).Order())
        {
            try
            {
                // The parent's id is the second field after the name, which stands in brackets and may hold anything.
                string status = File.ReadAllText($"/proc/{process}/stat");
                if (!ours.Contains(int.Parse(status[(status.LastIndexOf(')') + 4)..].Split(' ')[0], CultureInfo.InvariantCulture)))
                {
                    continue;
                }

                ours.Add(process);
                string line = File.ReadAllText($"/proc/{process}/cmdline").Replace('\0', ' ');
                if (Note("command line", line))
                {
                    commandLines.Add(line);
                }

                Note("environment", File.ReadAllText($"/proc/{process}/environ").Replace('\0', '\n'));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // It has ended.
            }
        }
    }

    /// <returns>Whether it is seen for the first time.</returns>
    private bool Note(string place, string text)
    {
        if (!known.Add(place + text))
        {
            return false;
        }

        seen.Note(place, text);
        return true;
    }
}
