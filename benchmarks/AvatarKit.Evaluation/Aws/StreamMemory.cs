namespace AvatarKit.Evaluation;

/// <summary>What streams that are open at once take, beside as many of the bare <see cref="HttpClient"/>.
/// Each kind is held by a process of its own.</summary>
internal static class StreamMemory
{
    public static async Task MeasureAsync(int streams)
    {
        Console.WriteLine($"\n{streams} ConverseStream calls at once, each in the middle of its answer:\n");
        Console.WriteLine("| | working set per stream | ratio | GC heap per stream | ratio |");
        Console.WriteLine("|---|---|---|---|---|");
        await using var peer = OwnProcess.Start("aws-peer");
        string endpoint = await peer.ReadLineAsync();
        HeldMemory bare = await HoldAsync("bare", streams, endpoint);
        HeldMemory client = await HoldAsync("client", streams, endpoint);
        Print("bare HttpClient", bare, bare);
        Print("`BedrockChatClient`", client, bare);
    }

    private static async Task<HeldMemory> HoldAsync(string kind, int streams, string endpoint)
    {
        await using var holder = OwnProcess.Start("aws-hold", kind, $"{streams}", endpoint);
        return HeldMemory.Parse(await holder.ReadLineAsync());
    }

    private static void Print(string what, HeldMemory memory, HeldMemory baseline) => Console.WriteLine(
        $"| {what} | {memory.WorkingSet / 1000:0.0} kB | {memory.WorkingSet / baseline.WorkingSet:0.00}× | {memory.Heap / 1000:0.0} kB | "
            + $"{memory.Heap / baseline.Heap:0.00}× |");
}
