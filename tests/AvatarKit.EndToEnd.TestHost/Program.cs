using System.Globalization;
using AvatarKit;
using AvatarKit.EndToEnd.TestHost;
using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;

// endless <data folder> <first number>                        asks until it is killed; prints each turn's id once it was completed
// parallel <data folder> <conversations> <turns> <host name>  asks in the same conversations as its sibling, then ends
// node                                                        serves the avatar on the web, with DynamoDB and Redis, until its input ends
if (args is ["node"])
{
    await WebNode.RunAsync();
    return 0;
}

var services = new ServiceCollection();
services.AddSingleton<ISpeechSynthesizer>(new FakeSpeechSynthesizer());
services
    .AddAvatarChatbot(options => options.History.MaxTokens = 200)
    .UseLocal(local => local.DataFolder = args[1])
    .UseChatClient(_ => new FakeChatClient().RespondWith(call => new FakeChatResponse()
        .Text("You said ").After(TimeSpan.FromMilliseconds(1)).Text(call.LastUserText + ". ").After(TimeSpan.FromMilliseconds(1))
        .Text("That is all.")));
await using ServiceProvider provider = services.BuildServiceProvider();
IConversationEngine engine = provider.GetRequiredService<IConversationEngine>();
int number = int.Parse(args[2], CultureInfo.InvariantCulture);
if (args[0] == "endless")
{
    await Task.WhenAll(Enumerable.Range(0, 3).Select(async lane =>
    {
        for (int i = number; ; i++)
        {
            await AskAsync($"lane-{lane}", $"{lane}-{i}");

            // One write to the pipe per line: what the parent reads was completed.
            Console.Out.Write($"{lane}-{i}\n");
            await Console.Out.FlushAsync();
        }
    }));
}

int turns = int.Parse(args[3], CultureInfo.InvariantCulture);
await Task.WhenAll(Enumerable.Range(0, number).Select(async conversation =>
{
    for (int i = 0; i < turns; i++)
    {
        await AskAsync($"c{conversation}", $"{args[4]}-{i}");
    }
}));
return 0;

async Task AskAsync(string conversation, string turn)
{
    AvatarResponse response = await engine.GetResponseAsync(
        new AvatarRequest { ConversationId = conversation, TurnId = turn, Message = "Message " + turn, Outputs = AvatarOutputs.Speech });
    if (response.Outcome != TurnOutcome.Completed)
    {
        throw new InvalidOperationException($"{response.Error?.Code}: {response.Error?.Message}", response.Error?.Exception);
    }
}
