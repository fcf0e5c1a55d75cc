using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.AspNetCore;

/// <summary><c>GET {base}/conversations</c>: the visitor's conversations, page by page.</summary>
internal sealed class ConversationListEndpoint(ChatHost host)
{
    public static EndpointDescription Description { get; } = new EndpointDescription(
        "AvatarConversations", "Lists the visitor's conversations, the latest active first.")
        .Parameters(static (int? limit = null, string? before = null) => { })
        .Gives<ClientConversationList>()
        .Refuses(400, 403, 429, 503);

    public async Task ListAsync(HttpContext context, Visitor visitor)
    {
        int limit = PageSize.Of(context);
        Place? before = PlaceOf(context.Request.Query["before"]);
        List<ClientConversationInfo> page = [];
        bool isPast = before is null;
        string? next = null;
        await foreach (ConversationInfo conversation in host.Services.GetRequiredService<IConversationHistory>()
            .ListAsync(visitor.TenantId, visitor.UserId, context.RequestAborted).ConfigureAwait(false))
        {
            long ticks = conversation.LastActivityAt.UtcTicks;
            if (!isPast)
            {
                // Several may have been written to at the same time: those that the page before had are passed over, by the last one's id.
                isPast = ticks < before!.Ticks;
                if (!isPast)
                {
                    isPast = ticks == before.Ticks && conversation.Key.ConversationId == before.Id;
                    continue;
                }
            }

            if (page.Count == limit)
            {
                next = string.Create(CultureInfo.InvariantCulture, $"{page[^1].LastActivityAt.UtcTicks}.{page[^1].Id}");
                break;
            }

            page.Add(new ClientConversationInfo(
                conversation.Key.ConversationId, conversation.TurnCount, conversation.CreatedAt, conversation.LastActivityAt));
        }

        await JsonAnswer.WriteAsync(context, new ClientConversationList(page) { Next = next }).ConfigureAwait(false);
    }

    private static Place? PlaceOf(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        int point = text.IndexOf('.', StringComparison.Ordinal);
        return point > 0 && long.TryParse(text.AsSpan(0, point), NumberStyles.None, CultureInfo.InvariantCulture, out long ticks)
            ? new Place(ticks, text[(point + 1)..])
            : throw PageSize.Refuse("before", "takes the 'next' of the page before");
    }

    private sealed record Place(long Ticks, string Id);
}
