using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.AspNetCore;

/// <summary><c>POST {base}/chat</c>: a message, and its whole answer.</summary>
internal sealed class ChatEndpoint(ChatHost host, ChatCall call)
{
    public static EndpointDescription Description { get; } = new EndpointDescription("AvatarChat", "Answers a message when the answer is whole.")
        .Takes<ChatRequest>()
        .Gives<ChatAnswer>()
        .Refuses(400, 403, 409, 413, 415, 429, 500, 502, 503, 504);

    public async Task AnswerAsync(HttpContext context, Visitor visitor)
    {
        long start = host.Time.GetTimestamp();
        AvatarRequest request = await call.ReadAsync(context, visitor, DeliveredByUrl()).ConfigureAwait(false);
        var answer = new AnswerCollector(host.ViewFor(context));

        // The answer is made also for a client that leaves: it is stored, and given to whoever asks again with the same turn id.
        IAsyncEnumerable<AvatarResponseUpdate> updates =
            host.Services.GetRequiredService<IConversationEngine>().GetStreamingResponseAsync(request, host.Lifetime.ApplicationStopped);
        await foreach (AvatarResponseUpdate update in updates.ConfigureAwait(false))
        {
            answer.Add(update);
        }

        switch (answer.End)
        {
            case TurnFailed failed:
                await Problems.WriteAsync(context, FailedTurn.Problem(failed, answer.ConversationId)).ConfigureAwait(false);
                break;
            case { } ended:
                await JsonAnswer.WriteAsync(context, answer.Build(ended, host.Time.GetElapsedTime(start))).ConfigureAwait(false);
                break;
            default:
                throw new InvalidOperationException("The stream of updates ended without TurnCompleted, TurnInterrupted or TurnFailed.");
        }
    }

    /// <summary>What of an answer can be given by an address: speech that is kept, and video where the renderer makes it.</summary>
    private AvatarOutputs DeliveredByUrl()
    {
        bool isSpeechKept = host.Services.GetRequiredService<IOptionsMonitor<AvatarChatbotOptions>>().CurrentValue.Speech.Store;
        bool makesVideo = host.Services.GetRequiredService<IAvatarRenderer>().GetService(typeof(RendererVideo)) is not null;
        AvatarOutputs speech = isSpeechKept ? AvatarOutputs.Speech : AvatarOutputs.None;
        return makesVideo ? speech | AvatarOutputs.All | AvatarOutputs.Video : speech;
    }
}
