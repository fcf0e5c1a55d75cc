using AvatarKit;
using AvatarKit.AspNetCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services
    .AddAvatarChatbot()
    .AddAvatar(avatar =>
    {
        avatar.Name = "Ava";
        avatar.Instructions = "You help the customers of a bicycle shop. Answer in two or three sentences.";
    })
    .UseLocal(local => local.KnowledgeFolder = Path.Combine(AppContext.BaseDirectory, "help"));

using IHost host = builder.Build();
await host.StartAsync();
IConversationEngine avatar = host.Services.GetRequiredService<IConversationEngine>();
string conversation = Guid.NewGuid().ToString("N");

Console.WriteLine("Ask something, such as: How long can I return a bicycle? An empty line ends the conversation.");
while (Console.ReadLine() is { Length: > 0 } question)
{
    AvatarResponse answer = await avatar.GetResponseAsync(new AvatarRequest { Message = question, ConversationId = conversation });
    Console.WriteLine(answer.Error is { } error ? $"{answer.SpokenText} ({error.Code}: {error.Message})" : answer.Text);

    await using FileStream page = File.Create("reply.html");
    await ReplyPage.WriteAsync(answer, page);
    Console.WriteLine("Open reply.html in a browser to see and hear it.");
}

await host.StopAsync();
