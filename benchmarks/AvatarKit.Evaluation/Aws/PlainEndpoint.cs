using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Evaluation;

/// <summary>
/// <c>eval aws-peer</c>: a process of its own that answers with recorded bytes whoever asks, signed or not, so that what it takes is the same
/// for every client and is in none of their figures. It ends with its input.
/// </summary>
internal static class PlainEndpoint
{
    private const int HeldFrames = 6;

    public static async Task<int> ServeAsync()
    {
        RecordedAnswers answers = await RecordedAnswers.RecordAsync();
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel =>
        {
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        WebApplication app = builder.Build();
        await using (app)
        {
            app.Run(context => AnswerAsync(context, answers));
            await app.StartAsync();
            Console.WriteLine(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
            await Console.In.ReadToEndAsync();
        }

        return 0;
    }

    private static async Task AnswerAsync(HttpContext context, RecordedAnswers answers)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        context.Response.Headers["x-amzn-RequestId"] = "b0a3d6d4-0f5e-4b57-8f0c-5c9ac5b8a8d1";
        switch (context.Request.Path.Value?.Split('/'))
        {
            case [_, "model", _, "converse"]:
                await WriteAsync(context, "application/json", answers.Whole);
                break;
            case [_, "model", string model, "converse-stream"]:
                await StreamAsync(context, answers, isHeld: model == SampleCalls.HeldModelId);
                break;
            case [_, "v1", "speech"]:
                context.Response.Headers["x-amzn-RequestCharacters"] = "80";
                await WriteAsync(context, "audio/pcm", answers.Audio);
                break;
            default:
                context.Response.StatusCode = 404;
                break;
        }
    }

    private static async Task WriteAsync(HttpContext context, string contentType, byte[] body)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static async Task StreamAsync(HttpContext context, RecordedAnswers answers, bool isHeld)
    {
        context.Response.ContentType = "application/vnd.amazon.eventstream";
        try
        {
            foreach (byte[] frame in isHeld ? answers.Frames.Take(HeldFrames) : answers.Frames)
            {
                await context.Response.Body.WriteAsync(frame, context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }

            if (isHeld)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }
}
