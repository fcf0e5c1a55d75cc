using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;

namespace AvatarKit.AspNetCore;

/// <summary>Reads what is attached to a message.</summary>
internal static class MessageAttachments
{
    private const int MaxNameLength = 255;
    private const int MaxMediaTypeLength = 127;

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
            throw new ChatProblemException(StatusCodes.Status400BadRequest, "attachments.off", "This host takes no attachments.");
        }

        List<AIContent> attachments = [];
        foreach (JsonElement one in given.EnumerateArray())
        {
            attachments.Add(ReadOne(one));
        }

        return attachments;
    }

    private static DataContent ReadOne(JsonElement attachment)
    {
        if (attachment.ValueKind != JsonValueKind.Object
            || LiveJson.TextOf(attachment, "mediaType") is not { Length: > 2 and <= MaxMediaTypeLength } mediaType
            || LiveJson.PropertyOf(attachment, "data") is not { ValueKind: JsonValueKind.String } data
            || !data.TryGetBytesFromBase64(out byte[]? bytes))
        {
            throw Malformed();
        }

        try
        {
            string? name = LiveJson.TextOf(attachment, "name");
            return new DataContent(bytes, mediaType) { Name = name?.Length > MaxNameLength ? name[..MaxNameLength] : name };
        }
        catch (ArgumentException)
        {
            throw Malformed();
        }
    }

    private static ChatProblemException Malformed() => new(
        StatusCodes.Status400BadRequest, "attachments.malformed", "An attachment has a mediaType and its data as Base64.");
}
