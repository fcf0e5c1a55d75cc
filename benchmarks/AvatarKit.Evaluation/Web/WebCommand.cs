
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
            long start = TimeProvider.System.GetTimestamp();
            IReadOnlyList<WebFigure> figures = await WebParts.MeasureAsync(part, new WebBench(browser.Browser, options));
            foreach (WebFigure figure in figures)
            {
                Console.WriteLine(figure.ToRow());
                holds &= figure.IsHeld != false;
            }

            TimeSpan taken = TimeProvider.System.GetElapsedTime(start);
            Console.Error.WriteLine($"{part}: {taken.TotalSeconds:0} s, load average {await MachineLoad.ReadAsync()}");
        }

        return holds ? 0 : 1;
    }

    /// <summary>Plants faults: 0 when the measure of each sees it, and sees none where none is.</summary>
    private static async Task<int> PlantAsync(MeasuredBrowser browser, WebOptionsLine options)
    {
        bool all = true;
        Console.WriteLine("| planted | what is wrong | figure | without | with | |\n|---|---|---|---|---|---|");
        foreach (WebFault fault in options.Planted)
        {
            var bench = new WebBench(browser.Browser, options, IsShort: true);
            IReadOnlyList<WebFigure> without = await WebParts.MeasureAsync(fault.Part, bench);
            IReadOnlyList<WebFigure> with = await WebParts.MeasureAsync(fault.Part, bench with { Fault = fault });
            int count = Math.Min(with.Count, without.Count);
            int index = Enumerable.Range(0, count).FirstOrDefault(i => with[i].IsHeld == false && without[i].IsHeld == true, -1);
            bool isSeen = index >= 0;
            index = isSeen ? index : Enumerable.Range(0, count).First(i => with[i].IsHeld is not null);
            Console.WriteLine($"| {fault.Name} | {fault.What} | {fault.Part}: {with[index].Name} | {without[index].Value} | {with[index].Value} | "
                + $"{(isSeen ? "seen" : "NOT SEEN")} |");
            all &= isSeen;
        }

        return all ? 0 : 1;
    }
}
