using System.Threading.Channels;
using AvatarKit.Samples.Worker;

// Questions come in by a queue, here one a line of standard input; the avatar answers them one after the other, in writing.
HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services
    .AddAvatarChatbot()
    .AddAvatar(static avatar => avatar.Instructions = "You answer letters to a bicycle shop. Answer in two or three sentences.")
    .UseLocalStorage(static local => local.KnowledgeFolder = Path.Combine(AppContext.BaseDirectory, "help"));

// A full queue makes who asks wait, and not the memory grow.
builder.Services.AddSingleton(Channel.CreateBounded<Question>(100));
builder.Services.AddSingleton(TextWriter.Synchronized(Console.Out));
builder.Services.AddHostedService<LineReader>();
builder.Services.AddHostedService<AnswerWorker>();
await builder.Build().RunAsync();
