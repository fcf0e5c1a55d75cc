using System.Diagnostics;

namespace AvatarKit.Evaluation;

/// <summary><c>eval web</c>: the page with the avatar, over the real server in a browser without a window.</summary>
internal static class WebCommand
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (WebOptionsLine.Read(arguments) is not { } options)
        {
            return 2;
        }

        if (!File.Exists(MeasuredBrowser.Path))
        {
            Console.Error.WriteLine($"eval web needs Chromium, and there is none at {MeasuredBrowser.Path}. Set AVATARKIT_CHROMIUM to where it is.");
            return 2;
        }

        Console.WriteLine($"{Environment.ProcessorCount} cores, load average {await MachineLoad.ReadAsync()}\n");
        await using MeasuredBrowser browser = await MeasuredBrowser.StartAsync();
        return options.Planted.Count > 0 ? await PlantAsync(browser, options) : await MeasureAsync(browser, options);
    }

    private static async Task<int> MeasureAsync(MeasuredBrowser browser, WebOptionsLine options)
    {
        bool holds = true;
        Console.WriteLine(WebFigure.Head);
        foreach (string part in options.Parts)
        {
            var clock = Stopwatch.StartNew();
            IReadOnlyList<WebFigure> figures = await WebParts.MeasureAsync(part, new WebBench(browser.Browser, options, null));
            foreach (WebFigure figure in figures)
            {
                Console.WriteLine(figure.ToRow());
                holds &= figure.IsHeld != false;
            }

            Console.Error.WriteLine($"{part}: {clock.Elapsed.TotalSeconds:0} s, load average {await MachineLoad.ReadAsync()}");
        }

        return holds ? 0 : 1;
    }

    /// <summary>Plants faults: 0 when the measure of each sees it.</summary>
    private static async Task<int> PlantAsync(MeasuredBrowser browser, WebOptionsLine options)
    {
        bool all = true;
        Console.WriteLine("| planted | what is wrong | part | seen by | |\n|---|---|---|---|---|");
        foreach (WebFault fault in options.Planted)
        {
            IReadOnlyList<WebFigure> figures = await WebParts.MeasureAsync(fault.Part, new WebBench(browser.Browser, options, fault));
            WebFigure? missed = figures.FirstOrDefault(static figure => figure.IsHeld == false);
            Console.WriteLine($"| {fault.Name} | {fault.What} | {fault.Part} | {(missed is null ? "" : $"{missed.Name}: {missed.Value}")} | "
                + $"{(missed is null ? "NOT SEEN" : "seen")} |");
            all &= missed is not null;
        }

        return all ? 0 : 1;
    }
}
