using System.Globalization;
using AvatarKit.Load;

const string usage = """
    load sessions [--sessions 10000] [--every 30] [--seconds 90] [--speech] [--model-ms 0] [--voice-ms 0]
        Opens live conversations and takes a turn in each every so many seconds, for so long. Prints what a turn takes from the message to the
        answer's first text, its first sound and its end, and what a conversation takes of the server's memory. --speech: with a voice, sent as PCM.
    load conversations [--conversations 10000] [--every 30] [--seconds 60] [--model-ms 800] [--voice-ms 150]
        The same in one process with the engine itself: what it adds to what model and voice take, and the memory of a conversation; then more
        turns a second until it adds too much; then three times as many as it could carry, with SheddingOptions.RefuseAbove, and what comes after.
    load soak [--minutes 60 | --seconds N] [--visitors 16] [--seed 1]
        Live sessions over SQLite come, talk, interrupt, repeat and go, are read, exported and erased, and some calls fail, for so long. Looks whether
        memory, open files, threads and latency stay as they were after the first quarter. 0 when they do.
    load requests [--per-minute 100000] [--seconds 20]
        Sends so many requests to POST /avatar/chat, beside the same to a bare endpoint of the same server, then twice as many, then as many as
        before. Prints latencies from the moment each was due, refusals, and how soon the server is itself again.
    load chaos [--turns 100000] [--users 200] [--seed 1] [--store memory|sqlite|dynamodb] [--percent 20]
        Lets people talk to the real engine while so many of a hundred calls of every provider fail, hang or are cut, and checks what must hold
        then: every message stored once, one ending for each turn, no mixed answers, nothing left behind, never silence. 0 when it holds.
        dynamodb: Amazon's DynamoDB Local, from eng/peers.
    load availability [--turns 100000] [--users 200] [--seed 1] [--store memory|sqlite|dynamodb] [--percent 5]
        The same people listen to the end, and so many of a hundred calls of each provider fail for a moment. Prints the share of turns that were
        answered, those without a part apart. 0 when it is 99.95 % or more.
    load startup [--starts 9]
        Publishes the shop of samples/Web for the JIT, trimmed and as native code, starts each so many times in turns, and prints when it listens,
        when its first answer is there, and its memory. Linux; takes minutes for publishing.

    The server of sessions and requests is a process of its own on this machine, with a model that answers in the same 20 words.
    Everything ends by itself.
    """;

CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
try
{
    switch (args)
    {
        case ["serve", string port, string model, string voice]:
            await LoadServer.RunAsync(
                int.Parse(port), new ProviderWaits(TimeSpan.FromMilliseconds(int.Parse(model)), TimeSpan.FromMilliseconds(int.Parse(voice))));
            return 0;
        case ["sessions", .. string[] rest]:
            return await SessionLoad.RunAsync(
                LoadArguments.Read(rest, ["--sessions", "--every", "--seconds", "--speech", .. ProviderWaits.Known]));
        case ["conversations", .. string[] rest]:
            return await ConversationLoad.RunAsync(LoadArguments.Read(rest, ConversationLoad.Known));
        case ["soak", .. string[] rest]:
            return await SoakCommand.RunAsync(LoadArguments.Read(rest, SoakCommand.Known));
        case ["requests", .. string[] rest]:
            return await RequestLoad.RunAsync(LoadArguments.Read(rest, "--per-minute", "--seconds"));
        case ["chaos", .. string[] rest]:
            return await TrialCommand.ChaosAsync(LoadArguments.Read(rest, TrialCommand.Known));
        case ["availability", .. string[] rest]:
            return await TrialCommand.AvailabilityAsync(LoadArguments.Read(rest, TrialCommand.Known));
        case ["startup", .. string[] rest]:
            return await StartupCommand.RunAsync(LoadArguments.Read(rest, StartupCommand.Known));
        default:
            Console.Error.WriteLine(usage);
            return args is ["--help"] ? 0 : 2;
    }
}
catch (ArgumentException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}
