using System.Globalization;
using Amazon.DynamoDBv2;
using AvatarKit.Aws;
using AvatarKit.Aws.TestHost;

// load [conversations] [turns]                                starts DynamoDB Local and two writers, and checks what they wrote; default 10000 3
// write <url> <table> <conversations> <turns> <process 0|1>    one of the writers, with faults injected
switch (args)
{
    case ["load", ..]:
        return await LoadRun.RunAsync(args.Length > 1 ? Number(args[1]) : 10_000, args.Length > 2 ? Number(args[2]) : 3);
    case ["write", var url, var table, var conversations, var turns, var process]:
        using (var faults = new DynamoDbFaults(seed: 4711 + Number(process), throttles: 0.03, conflicts: 0.03, lost: 0.02))
        using (AmazonDynamoDBClient client = LoopbackClients.DynamoDb(url, faults))
        {
            await TurnWriter.RunAsync(new DynamoDbConversationStore(client, new DynamoDbOptions { TableName = table }), Number(conversations),
                Number(turns), Number(process));
            Console.WriteLine($"writer {process} met {faults.Injected} faults");
            return 0;
        }

    default:
        await Console.Error.WriteLineAsync("usage: load [conversations] [turns] | write <url> <table> <conversations> <turns> <process>");
        return 2;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
