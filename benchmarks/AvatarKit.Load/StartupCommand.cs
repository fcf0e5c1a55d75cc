using System.Diagnostics;
using System.Net.Http.Json;

namespace AvatarKit.Load;

/// <summary>From the start of the shop's process to where it listens, and to the end of its first turn; and what it then takes of memory.</summary>
internal static class StartupCommand
{
    private const int WarmTurns = 20;
    private static readonly HttpClient Client = new();

    public static string[] Known { get; } = ["--starts"];

    public static async Task<int> RunAsync(LoadArguments arguments)
    {
        int starts = arguments.Number("--starts", 9);
        string scratch = Directory.CreateTempSubdirectory("avatarkit-startup-").FullName;
        try
        {
            List<string> folders = [];
            foreach (StartupForm form in StartupForm.All)
            {
                folders.Add(await form.PublishAsync(scratch));
            }

            List<StartupFigures>[] figures = [.. StartupForm.All.Select(static _ => new List<StartupFigures>())];

            // In turns, so that what else the machine does meets all alike. The first round fills the disk's cache.
            for (int round = 0; round <= starts; round++)
            {
                for (int i = 0; i < folders.Count; i++)
                {
                    StartupFigures measured = await MeasureAsync(StartupForm.All[i].Start(folders[i]), Path.Combine(scratch, $"data-{round}-{i}"));
                    if (round > 0)
                    {
                        figures[i].Add(measured);
                    }
                }
            }

            Print(folders, figures);
            return 0;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static async Task<StartupFigures> MeasureAsync(ProcessStartInfo start, string data)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add("http://127.0.0.1:0");
        start.Environment["AvatarKit__Local__DataFolder"] = data;
        long begun = Stopwatch.GetTimestamp();
        using Process shop = Process.Start(start)!;
        try
        {
            string? line;
            Uri? address = null;
            while (address is null && (line = await shop.StandardOutput.ReadLineAsync()) is not null)
            {
                address = line.Split(' ').Select(static word => Uri.TryCreate(word, UriKind.Absolute, out Uri? found) ? found : null)
                    .FirstOrDefault(static found => found is { Scheme: "http" });
            }

            TimeSpan listening = Stopwatch.GetElapsedTime(begun);
            _ = shop.StandardOutput.ReadToEndAsync();
            _ = shop.StandardError.ReadToEndAsync();
            var chat = new Uri(address ?? throw new InvalidOperationException("The shop ended before it listened."), "/avatar/chat");
            await AskAsync(chat);
            TimeSpan answered = Stopwatch.GetElapsedTime(begun);
            for (int i = 0; i < WarmTurns; i++)
            {
                await AskAsync(chat);
            }

            long warm = Stopwatch.GetTimestamp();
            await AskAsync(chat);
            TimeSpan turn = Stopwatch.GetElapsedTime(warm);
            shop.Refresh();
            return new StartupFigures(listening, answered, turn, shop.WorkingSet64);
        }
        finally
        {
            shop.Kill(entireProcessTree: true);
            await shop.WaitForExitAsync();
        }
    }

    private static async Task AskAsync(Uri chat)
    {
        using HttpResponseMessage response = await Client.PostAsJsonAsync(chat, new { message = "When are you open on Saturday?" });
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync();
    }

    private static void Print(List<string> folders, List<StartupFigures>[] figures)
    {
        Console.WriteLine("| published as | size, MB | listens, ms | first answer, ms | a later answer, ms | memory after 22 answers, MB |");
        Console.WriteLine("|---|---|---|---|---|---|");
        for (int i = 0; i < folders.Count; i++)
        {
            // Symbols are for debuggers: they stay where it was built.
            double size = Directory.EnumerateFiles(folders[i], "*", SearchOption.AllDirectories)
                .Where(static file => Path.GetExtension(file) is not (".pdb" or ".dbg")).Sum(static file => new FileInfo(file).Length) / 1e6;
            Console.WriteLine($"| {StartupForm.All[i].Name} | {size:0.0} | {Cell(static one => one.Listening.TotalMilliseconds)} | "
                + $"{Cell(static one => one.Answered.TotalMilliseconds)} | {Cell(static one => one.Turn.TotalMilliseconds)} | "
                + $"{Cell(static one => one.Memory / 1e6)} |");

            string Cell(Func<StartupFigures, double> value)
            {
                double median = Median.Of(figures[i].Select(value));
                return $"{median:0.0} ({median / Median.Of(figures[0].Select(value)):0.00} ×)";
            }
        }
    }
}
