using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AvatarKit;
using AvatarKit.AspNetCore;
using AvatarKit.Rendering;
using Microsoft.Extensions.DependencyInjection;

// local <data folder> <knowledge folder> <question> [--video] [--page <file>]     on the machine itself
// aws <bucket> <question>                                                         on AWS, as the environment names it
// Prints every update of the answer as a line of JSON; --page writes the answer as a page too.
var services = new ServiceCollection();
string message;
switch (args)
{
    case ["local", var data, var knowledge, var question, ..]:
        services
            .AddAvatarChatbot()
            .UseLocal(local => (local.DataFolder, local.KnowledgeFolder) = (data, knowledge))
            .UseVideoRendering(video => (video.Width, video.Height, video.FrameRate) = (320, 240, 15));
        message = question;
        break;
    case ["aws", var bucket, var question]:
        services
            .AddAvatarChatbot(static avatar => avatar.Speech.Store = true)
            .UseAws(aws => (aws.S3.Bucket, aws.CreateMissing) = (bucket, true));
        message = question;
        break;
    default:
        await Console.Error.WriteLineAsync(
            "usage: local <data folder> <knowledge folder> <question> [--video] [--page <file>] | aws <bucket> <question>");
        return 2;
}

await using ServiceProvider provider = services.BuildServiceProvider();
IConversationEngine engine = provider.GetRequiredService<IConversationEngine>();
var request =
    new AvatarRequest { Message = message, Outputs = args.Contains("--video") ? AvatarOutputs.All | AvatarOutputs.Video : AvatarOutputs.All };
var json = (JsonTypeInfo<AvatarResponseUpdate>)AvatarJson.Options.GetTypeInfo(typeof(AvatarResponseUpdate));
var whole = new AvatarResponseBuilder();
await foreach (AvatarResponseUpdate update in engine.GetStreamingResponseAsync(request))
{
    Console.WriteLine(JsonSerializer.Serialize(update, json));
    whole.Add(update);
}

AvatarResponse response = whole.Build();
if (Array.IndexOf(args, "--page") is > 0 and var at)
{
    await using FileStream page = File.Create(args[at + 1]);
    await ReplyPage.WriteAsync(response, page);
}

return response.Outcome == TurnOutcome.Completed ? 0 : 1;
