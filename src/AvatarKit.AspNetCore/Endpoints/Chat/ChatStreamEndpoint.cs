using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.AspNetCore;

/// <summary><c>POST {base}/chat/stream</c>: a message, and its answer while it is made, as server-sent events.</summary>
internal sealed class ChatStreamEndpoint(ChatHost host, ChatCall call)
{
    // Proxies give up connections on which nothing comes for a minute, and some sooner.
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    public static EndpointDescription Description { get; } = new EndpointDescription(
        "AvatarChatStream", "Answers a message with server-sent events, while the answer is made.")
        .Takes<ChatRequest>()
        .Gives<ClientUpdate>("text/event-stream")
        .Refuses(400, 403, 409, 413, 415, 429, 500, 503);

    public async Task AnswerAsync(HttpContext context, Visitor visitor)
    {
        AvatarRequest request = await call.ReadAsync(context, visitor, AvatarOutputs.All).ConfigureAwait(false);

        // The token interrupts the turn, whose stream then ends by itself: what was heard is stored.
        CancellationToken left = context.RequestAborted;
        IAsyncEnumerator<AvatarResponseUpdate> updates = host.Services.GetRequiredService<IConversationEngine>()
            .GetStreamingResponseAsync(request, left).GetAsyncEnumerator(CancellationToken.None);
        await using ConfiguredAsyncDisposable end = updates.ConfigureAwait(false);
        bool isMore = await updates.MoveNextAsync().ConfigureAwait(false);
        if (isMore && updates.Current is TurnFailed refused)
        {
            await Problems.WriteAsync(context, FailedTurn.Problem(refused, conversationId: null)).ConfigureAwait(false);
            return;
        }

        var events = new EventStream<ClientUpdate>(context, ChatJson.TypeOf<ClientUpdate>());
        ClientView view = host.ViewFor(context);
        while (isMore)
        {
            if (view.Of(updates.Current) is { } update)
            {
                await events.WriteAsync(update.Type, update).ConfigureAwait(false);
            }

            isMore = await NextAsync(updates, events).ConfigureAwait(false);
        }
    }

    private async Task<bool> NextAsync(IAsyncEnumerator<AvatarResponseUpdate> updates, EventStream<ClientUpdate> events)
    {
        ValueTask<bool> next = updates.MoveNextAsync();
        if (next.IsCompleted)
        {
            return await next.ConfigureAwait(false);
        }

        Task<bool> coming = next.AsTask();
        while (true)
        {
            try
            {
                return await coming.WaitAsync(KeepAlive, host.Time).ConfigureAwait(false);
            }
            catch (TimeoutException) when (!coming.IsCompleted)
            {
                await events.KeepAliveAsync().ConfigureAwait(false);
            }
        }
    }
}
