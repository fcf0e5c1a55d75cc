namespace AvatarKit.Evaluation;

/// <summary><c>eval aws</c>: what AvatarKit.Aws costs beside the plainest client of the same endpoint, and how fast it speaks and stops.</summary>
internal static class AwsCommand
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (AwsOptionsLine.Read(arguments) is not { } options)
        {
            return 2;
        }

        string load = OperatingSystem.IsLinux() ? (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0] : "unknown";
        Console.WriteLine($"{Environment.ProcessorCount} cores, load average {load}");
        bool holds = true;
        if (options.Wants("overhead"))
        {
            await CallOverhead.MeasureAsync(options.Calls);
        }

        if (options.Wants("audio"))
        {
            holds &= await FirstAudio.MeasureAsync(options.Turns);
        }

        if (options.Wants("memory"))
        {
            await StreamMemory.MeasureAsync(options.Streams);
        }

        if (options.Wants("interruption"))
        {
            holds &= await Interruptions.MeasureAsync(options.Turns);
        }

        return holds ? 0 : 1;
    }
}
