using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;

namespace AvatarKit.AspNetCore;

/// <summary>Reads what is attached to a message.</summary>
internal static class MessageAttachments
{
    /// <summary>The attachments of a <c>say</c>.</summary>
    /// <exception cref="ChatProblemException">They are refused.</exception>
    public static IReadOnlyList<AIContent> Read(JsonElement message, AvatarChatOptions options)
    {
        if (LiveJson.PropertyOf(message, "attachments") is not { ValueKind: not JsonValueKind.Null } given)
        {
            return [];
        }

        if (given.ValueKind != JsonValueKind.Array)
        {
            throw Malformed();
        }

        if (given.GetArrayLength() > 0 && !options.AllowAttachments)
        {
            throw new ChatProblemException(StatusCodes.Status403Forbidden, "attachment.not_allowed", "Files can't be attached here. Ask without.");
        }

        List<AIContent> attachments = [];
        foreach (JsonElement one in given.EnumerateArray())
        {
            attachments.Add(ReadOne(one));
        }

        return attachments;
    }

    private static DataContent ReadOne(JsonElement attachment) => attachment.ValueKind == JsonValueKind.Object
        ? AttachmentReader.Read(
            LiveJson.TextOf(attachment, "mediaType"), LiveJson.TextOf(attachment, "data"), LiveJson.TextOf(attachment, "name"))
        : throw Malformed();

    private static ChatProblemException Malformed() => new(
        StatusCodes.Status400BadRequest, "attachment.invalid", "Attachments are an array of objects with a mediaType and their data as Base64.");
}
