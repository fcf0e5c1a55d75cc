using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AvatarKit;
using AvatarKit.Rendering;
using Microsoft.Extensions.DependencyInjection;

// <data folder> <knowledge folder> <question> [--video]
// Prints every update of the answer as a line of JSON.
var services = new ServiceCollection();
services
    .AddAvatarChatbot()
    .UseLocal(local => (local.DataFolder, local.KnowledgeFolder) = (args[0], args[1]))
    .UseVideoRendering(video => (video.Width, video.Height, video.FrameRate) = (320, 240, 15));
await using ServiceProvider provider = services.BuildServiceProvider();
IConversationEngine engine = provider.GetRequiredService<IConversationEngine>();
var request = new AvatarRequest { Message = args[2], Outputs = args.Contains("--video") ? AvatarOutputs.All | AvatarOutputs.Video : AvatarOutputs.All };
var json = (JsonTypeInfo<AvatarResponseUpdate>)AvatarJson.Options.GetTypeInfo(typeof(AvatarResponseUpdate));
AvatarResponseUpdate? last = null;
await foreach (AvatarResponseUpdate update in engine.GetStreamingResponseAsync(request))
{
    Console.WriteLine(JsonSerializer.Serialize(update, json));
    last = update;
}

return last is TurnCompleted ? 0 : 1;
