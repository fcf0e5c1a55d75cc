using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>Which attachments a request may bring.</summary>
internal static class AttachmentRules
{
    private const string Accepted = "images (image/*), text (text/*), PDF (application/pdf) and JSON (application/json)";

    /// <exception cref="InvalidAvatarRequestException">One is refused.</exception>
    public static void Check(IReadOnlyList<AIContent> attachments, LimitOptions limits)
    {
        if (attachments.Count > limits.MaxAttachments)
        {
            throw Refuse(
                "attachment.too_many",
                $"The request has {attachments.Count} attachments; at most {limits.MaxAttachments} are accepted "
                    + "(AvatarChatbotOptions.Limits.MaxAttachments).");
        }

        long bytes = 0;
        for (int i = 0; i < attachments.Count; i++)
        {
            string? type = attachments[i] switch
            {
                DataContent data => data.MediaType,
                UriContent link when link.Uri.Scheme == Uri.UriSchemeHttps => link.MediaType,
                _ => throw Refuse("attachment.invalid", $"Attachment {i + 1} is neither a DataContent nor a UriContent with an https address."),
            };
            if (!IsAccepted(type))
            {
                throw Refuse("attachment.type", $"Attachment {i + 1} is of a media type that is not accepted. Accepted are {Accepted}.");
            }

            bytes += (attachments[i] as DataContent)?.Data.Length ?? 0;
        }

        if (bytes > limits.MaxAttachmentBytes)
        {
            throw Refuse(
                "attachment.too_large",
                $"The attachments have {bytes} bytes; at most {limits.MaxAttachmentBytes} are accepted "
                    + "(AvatarChatbotOptions.Limits.MaxAttachmentBytes).");
        }
    }

    private static bool IsAccepted(string? mediaType) => mediaType is not null
        && (mediaType.StartsWith("image/", StringComparison.OrdinalIgnoreCase)
            || mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
            || mediaType.Equals("application/pdf", StringComparison.OrdinalIgnoreCase)
            || mediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase));

    private static InvalidAvatarRequestException Refuse(string code, string message) => new(code, message, nameof(AvatarRequest.Attachments));
}
