using System.Globalization;
using AvatarKit.Load;

const string usage = """
    load sessions [--sessions 10000] [--every 30] [--seconds 90] [--speech]
        Opens live conversations and takes a turn in each every so many seconds, for so long. Prints what a turn takes from the message to the
        answer's first text and to its end, and what a conversation takes of the server's memory. --speech: with a voice, sent as PCM.
    load requests [--per-minute 100000] [--seconds 20]
        Sends so many requests to POST /avatar/chat, beside the same to a bare endpoint of the same server, then twice as many, then as many as
        before. Prints latencies from the moment each was due, refusals, and how soon the server is itself again.

    The server is a process of its own on this machine, with a model that answers at once in the same 20 words. Everything ends by itself.
    """;

CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
try
{
    switch (args)
    {
        case ["serve", string port, string voice]:
            await LoadServer.RunAsync(int.Parse(port), voice == "voice");
            return 0;
        case ["sessions", .. string[] rest]:
            return await SessionLoad.RunAsync(LoadArguments.Read(rest, "--sessions", "--every", "--seconds", "--speech"));
        case ["requests", .. string[] rest]:
            return await RequestLoad.RunAsync(LoadArguments.Read(rest, "--per-minute", "--seconds"));
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
