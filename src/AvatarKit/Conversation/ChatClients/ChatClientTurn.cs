using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>What is asked of an avatar as a chat client, as a turn.</summary>
internal static class ChatClientTurn
{
    public static AvatarRequest Read(IEnumerable<ChatMessage> messages, ChatOptions? options, AvatarChatClientOptions asked)
    {
        List<ChatMessage> said = [.. messages.Where(static message => message.Role != ChatRole.System)];
        int first = said.FindLastIndex(static message => message.Role != ChatRole.User) + 1;
        List<ChatMessage> turn = said[first..];
        return new AvatarRequest
        {
            Message = Join(turn),
            Attachments = [.. turn.SelectMany(static message => message.Contents).Where(static content => content is DataContent or UriContent)],
            ConversationId = options?.ConversationId,
            ChatOptions = options,
            UserId = asked.UserId,
            TenantId = asked.TenantId,
            AvatarId = asked.AvatarId,
            Locale = asked.Locale,
            Outputs = asked.Outputs,
            Remember = asked.Remember,
            Tags = asked.Tags,
            Past = options?.ConversationId is null ? Pair(said[..first]) : [],
        };
    }

    private static string Join(IEnumerable<ChatMessage> messages)
        => string.Join('\n', messages.Select(static message => message.Text).Where(static text => !string.IsNullOrWhiteSpace(text)));

    /// <summary>What the user said and what was answered to it, oldest first; what a tool was asked or gave is no part of it.</summary>
    private static List<ConversationTurn> Pair(List<ChatMessage> messages)
    {
        List<ConversationTurn> turns = [];
        int next = 0;
        while (next < messages.Count)
        {
            string message = Take(user: true);
            string answer = Take(user: false);
            if (message.Length > 0 || answer.Length > 0)
            {
                turns.Add(Past(turns.Count + 1, message, answer));
            }
        }

        return turns;

        string Take(bool user)
        {
            int end = messages.FindIndex(next, message => message.Role == ChatRole.User != user);
            end = end < 0 ? messages.Count : end;
            string text = Join(messages[next..end].Where(static message => message.Role == ChatRole.User || message.Role == ChatRole.Assistant));
            next = end;
            return text;
        }
    }

    private static ConversationTurn Past(int sequence, string message, string answer) => new()
    {
        TurnId = $"past-{sequence}",
        Sequence = sequence,
        Attempt = 1,
        Message = message,
        StartedAt = DateTimeOffset.UnixEpoch,
        Result = new TurnResult
        {
            // What got no answer was said all the same.
            Status = answer.Length > 0 ? TurnStatus.Completed : TurnStatus.Interrupted,
            Answer = answer,
            EndedAt = DateTimeOffset.UnixEpoch,
        },
    };
}
