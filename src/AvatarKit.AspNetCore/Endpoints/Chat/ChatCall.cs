using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;

namespace AvatarKit.AspNetCore;

/// <summary>Reads what a client asks of the avatar.</summary>
internal sealed class ChatCall(ChatHost host, RequestBody body)
{
    /// <summary>The request to the engine.</summary>
    /// <param name="context">The client's request.</param>
    /// <param name="visitor">Whose it is.</param>
    /// <param name="byDefault">What is made where the client names no outputs.</param>
    /// <exception cref="ChatProblemException">It is refused.</exception>
    public async Task<AvatarRequest> ReadAsync(HttpContext context, Visitor visitor, AvatarOutputs byDefault)
    {
        AvatarChatLimits limits = host.Options.Limits;
        int maxBytes = host.Options.AllowAttachments ? limits.MaxAttachmentBytes : limits.MaxMessageBytes;
        ChatRequest chat = await body.ReadAsync(context, ChatJson.TypeOf<ChatRequest>(), maxBytes).ConfigureAwait(false);
        if (!string.IsNullOrEmpty(chat.UserId) && chat.UserId != visitor.UserId)
        {
            throw new ChatProblemException(
                StatusCodes.Status403Forbidden, "user.mismatch", "The request names another user than the one who makes it. Leave user_id out.");
        }

        return new AvatarRequest
        {
            Message = chat.Message ?? "",
            UserId = visitor.UserId,
            TenantId = visitor.TenantId,
            ConversationId = chat.ConversationId,
            TurnId = chat.TurnId,
            AvatarId = host.AvatarIdOf(chat.Avatar),
            Locale = chat.Locale,
            Voice = chat.Voice,
            Outputs = OutputsOf(chat.Outputs, byDefault),
            Attachments = AttachmentsOf(chat.Attachments),
        };
    }

    private static AvatarOutputs OutputsOf(IReadOnlyList<string?>? names, AvatarOutputs byDefault)
        => names is null ? byDefault : names.Aggregate(AvatarOutputs.None, static (outputs, name) => outputs | name switch
        {
            "text" => AvatarOutputs.None,
            "speech" => AvatarOutputs.Speech,
            "face" => AvatarOutputs.All,
            "video" => AvatarOutputs.All | AvatarOutputs.Video,
            _ => throw new ChatProblemException(
                StatusCodes.Status400BadRequest, "outputs.unknown", "An output is not known. There are: text, speech, face, video."),
        });

    private IReadOnlyList<AIContent> AttachmentsOf(IReadOnlyList<ChatAttachment?>? attachments)
    {
        if (attachments is not { Count: > 0 })
        {
            return [];
        }

        return host.Options.AllowAttachments
            ? [.. attachments.Select(static attachment => AttachmentReader.Read(attachment?.MediaType, attachment?.Data, attachment?.Name))]
            : throw new ChatProblemException(
                StatusCodes.Status403Forbidden, "attachment.not_allowed", "Files can't be attached here. Ask without.");
    }
}
