using System.Net;
using AvatarKit.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AvatarKit.EndToEnd.TestHost;

/// <summary>A node of an application on the web: its conversations are in DynamoDB, and what its nodes share is in Redis. Where these are,
/// and what is set besides, stands in its environment.</summary>
internal sealed class WebNode
{
    /// <summary>How a model begins that says which questions it was shown, the latest last, each before a comma.</summary>
    private const string Shown = "I was shown:";

    private static readonly TimeSpan Thought = TimeSpan.FromMilliseconds(20);

    private readonly TaskCompletionSource never = new();
    private readonly FakeChatClient model = new();
    private volatile bool isStuck;

    /// <summary>Says where it is, and serves until its standard input ends: so also when whoever started it is killed.</summary>
    public static Task RunAsync() => new WebNode().ServeAsync();

    private async Task ServeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<ISpeechSynthesizer>(new FakeSpeechSynthesizer());
        builder.Services.AddAvatarChatbot().UseDynamoDb().UseRedis().UseResponseCache().UseChatClient(_ => model.RespondWith(Answer));
        await using WebApplication app = builder.Build();
        app.MapAvatarChat("/avatar", static options =>
        {
            options.UserOf = static _ => "ada";
            options.Limits.RequestsPerMinute = 100_000;
        });
        app.MapGet("/asked", () => model.Calls.Select(static call => call.LastUserText));
        app.MapPost("/stick", () => { isStuck = true; });
        await app.StartAsync();

        // One write to the pipe: the parent reads a whole line.
        Console.Out.Write(app.Urls.Single() + "\n");
        await Console.Out.FlushAsync();
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
    }

    /// <summary>Says what it was shown, or begins to speak and never comes to an end.</summary>
    private FakeChatResponse Answer(FakeChatCall call)
    {
        if (isStuck)
        {
            return new FakeChatResponse().Text("I begin, and then. ").After(never.Task).Text("Never.");
        }

        IEnumerable<string> questions = call.Messages
            .Where(static message => message.Role == ChatRole.User && !message.Text.Contains('<', StringComparison.Ordinal))
            .Select(static message => message.Text);
        return new FakeChatResponse().Text(Shown).After(Thought).Text($" {string.Join(", ", questions)}.");
    }
}
