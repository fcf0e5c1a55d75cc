using System.Diagnostics;
using System.Globalization;
using Amazon.DynamoDBv2;

namespace AvatarKit.Aws.TestHost;

/// <summary>Two processes that write to the same conversations, against DynamoDB Local, with faults; then the check.</summary>
internal static class LoadRun
{
    public static async Task<int> RunAsync(int conversations, int turns)
    {
        await using Peer peer = await Peer.StartAsync("dynamodb-local.mjs");
        var options = new DynamoDbOptions { TableName = "load" };
        using AmazonDynamoDBClient client = LoopbackClients.DynamoDb(peer.Url);
        await DynamoDbTable.EnsureCreatedAsync(client, options);
        long began = TimeProvider.System.GetTimestamp();
        string[] reports = await WriteAsync(peer.Url, options.TableName, conversations, turns);
        TimeSpan took = TimeProvider.System.GetElapsedTime(began);
        IReadOnlyList<string> wrong = await TurnCheck.RunAsync(new DynamoDbConversationStore(client, options), conversations, turns);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{conversations} conversations x {turns} turns by two processes in {took.TotalSeconds:0} s "
                + $"({conversations * turns / took.TotalSeconds:0} turns/s); {string.Join("; ", reports)}; wrong: {wrong.Count}"));
        foreach (string one in wrong.Take(20))
        {
            Console.WriteLine(one);
        }

        return wrong.Count == 0 ? 0 : 1;
    }

    /// <summary>Runs both writers to their end.</summary>
    /// <returns>What each reported.</returns>
    /// <exception cref="InvalidOperationException">One failed.</exception>
    public static async Task<string[]> WriteAsync(string url, string table, int conversations, int turns)
        => await Task.WhenAll(Enumerable.Range(0, 2).Select(async process =>
        {
            using Process writer = Start("write", url, table, Text(conversations), Text(turns), Text(process));
            Task<string> errors = writer.StandardError.ReadToEndAsync();
            string output = await writer.StandardOutput.ReadToEndAsync();
            await writer.WaitForExitAsync();
            return writer.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"Writer {process} failed: {await errors}");
        }));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } self && Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "AvatarKit.Aws.TestHost.dll"));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
