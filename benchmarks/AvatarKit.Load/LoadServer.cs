using System.Net;
using AvatarKit.AspNetCore;

namespace AvatarKit.Load;

/// <summary>The server that is loaded: an avatar with a scripted model and voice, and a bare endpoint beside it.</summary>
internal static class LoadServer
{
    public static async Task RunAsync(int port, ProviderWaits waits)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddSingleton<ISpeechSynthesizer>(new ScriptedVoice(waits.Voice));
        builder.Services.AddAvatarChatbot().UseChatClient(_ => new ScriptedModel(waits.Model));
        builder.Services.Configure<SessionOptions>(static options => options.MaxSessions = 100_000);
        await using WebApplication app = builder.Build();
        app.MapAvatarChat("/avatar", static options =>
        {
            AvatarChatLimits limits = options.Limits;
            limits.RequestsPerMinute = 10_000_000;
            limits.RequestsPerMinutePerAddress = 100_000_000;
            limits.SessionsPerVisitor = limits.SilentConnectionsPerAddress = 1_000_000;
            limits.SessionsPerTenant = 1_000_000;
            limits.AnswersAtOnce = 256;
        });
        app.MapPost("/bare", static async (HttpContext context) =>
        {
            // What any endpoint does: reads the body, writes a like answer.
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(Answer, context.RequestAborted);
        });
        await app.StartAsync();
        Console.WriteLine("ready");

        // The one who started it ends it by closing its input.
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
    }

    private static ReadOnlyMemory<byte> Answer { get; } = System.Text.Encoding.UTF8.GetBytes(
        """{"avatar_response":"The shop is open from ten to seven, and you can try every bicycle for a day before you buy it."}""");
}
