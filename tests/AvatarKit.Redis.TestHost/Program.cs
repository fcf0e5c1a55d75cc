using System.Globalization;
using AvatarKit;
using AvatarKit.Redis.TestHost;

// ask <connection> <prefix> <times> <question>    says "ready", waits for a line, asks so often at once,
//                                                 and says how often the model was asked and how many got its answer
if (args is not ["ask", var connection, var prefix, var times, var question])
{
    await Console.Error.WriteLineAsync("usage: ask <connection> <prefix> <times> <question>");
    return 2;
}

await using var node = new Node(connection, prefix);
node.Model.Delay = TimeSpan.FromSeconds(1);

// What is met for the first time takes its time, which is not what is tried here.
await node.AskAsync($"Which process are you, {Environment.ProcessId}?");
int before = node.Model.Calls;
await Console.Out.WriteLineAsync("ready");
await Console.In.ReadLineAsync();
AvatarResponse[] all = await Task.WhenAll(
    Enumerable.Range(0, int.Parse(times, CultureInfo.InvariantCulture)).Select(_ => Task.Run(() => node.AskAsync(question))));
await Console.Out.WriteLineAsync(string.Create(
    CultureInfo.InvariantCulture,
    $"{node.Model.Calls - before} {all.Count(response => response.Outcome == TurnOutcome.Completed && response.Text == node.Model.Answer)}"));
return 0;
