using System.Globalization;
using AvatarKit;
using AvatarKit.Local;
using AvatarKit.Local.TestHost;

// turns <database> <first number>          writes turns until it is killed; prints each id once its write was acknowledged
// parallel <database> <conversations> <turns> <process name>   writes to the same conversations as its sibling, then ends
string path = args[1];
await using var store = new SqliteConversationStore(new SqliteConversationStoreOptions { Path = path, BusyTimeout = TimeSpan.FromSeconds(60) });
switch (args[0])
{
    case "turns":
        await EndlessWriter.RunAsync(store, int.Parse(args[2], CultureInfo.InvariantCulture));
        return 0;
    case "parallel":
        await ParallelWriter.RunAsync(
            store, int.Parse(args[2], CultureInfo.InvariantCulture), int.Parse(args[3], CultureInfo.InvariantCulture), args[4]);
        return 0;
    default:
        await Console.Error.WriteLineAsync("Unknown command.");
        return 2;
}
