using System.Text.RegularExpressions;

namespace AvatarKit;

/// <summary>Refuses what cannot be answered before anything is spent on it.</summary>
internal static partial class TurnAdmission
{
    private const int MaxIdLength = 200;

    public static void Check(AvatarRequest request, AvatarChatbotOptions options)
    {
        CheckMessage(request.Message, options.Limits.MaxMessageLength);
        CheckId(request.UserId, nameof(AvatarRequest.UserId), required: true);
        CheckId(request.TenantId, nameof(AvatarRequest.TenantId), required: true);
        CheckId(request.ConversationId, nameof(AvatarRequest.ConversationId), required: false);
        CheckId(request.TurnId, nameof(AvatarRequest.TurnId), required: false);
        if (request.Locale is { } locale && !IsWellFormedLocale(locale))
        {
            throw Refuse("locale.invalid", "Locale is not a BCP-47 language tag. Use one such as 'en-US' or 'de'.", nameof(AvatarRequest.Locale));
        }

        if (request.Tier is { } tier && !options.Tiers.ContainsKey(tier))
        {
            throw Refuse("tier.unknown", $"There is no such model tier. Tiers are: {string.Join(", ", options.Tiers.Keys)}.", nameof(AvatarRequest.Tier));
        }
    }

    public static bool IsWellFormedLocale(string locale) => WellFormedLocale().IsMatch(locale);

    private static void CheckMessage(string? message, int maxLength)
    {
        if (string.IsNullOrWhiteSpace(message))
        {
            throw Refuse("message.empty", "The message is empty. Say something.", nameof(AvatarRequest.Message));
        }

        if (message.Length > maxLength)
        {
            throw Refuse(
                "message.too_long",
                $"The message has {message.Length} characters; at most {maxLength} are accepted (Limits.MaxMessageLength).",
                nameof(AvatarRequest.Message));
        }

        for (int i = 0; i < message.Length; i++)
        {
            char c = message[i];
            if (char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
            {
                throw Refuse(
                    "message.control_character",
                    $"The message has the control character U+{(int)c:X4} at position {i}. Remove it; line breaks and tabs are fine.",
                    nameof(AvatarRequest.Message));
            }

            if (char.IsHighSurrogate(c) && i + 1 < message.Length && char.IsLowSurrogate(message[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(c))
            {
                throw Refuse(
                    "message.invalid_unicode",
                    $"The message has an unpaired surrogate (U+{(int)c:X4}) at position {i}. Send well-formed Unicode.",
                    nameof(AvatarRequest.Message));
            }
        }
    }

    private static void CheckId(string? id, string parameter, bool required)
    {
        if (id is null && !required)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(id))
        {
            throw Refuse("id.empty", $"{parameter} is empty. Give it a value{(required ? "" : " or leave it null")}.", parameter);
        }

        if (id.Length > MaxIdLength || id.Any(static c => char.IsControl(c) || char.IsSurrogate(c)))
        {
            throw Refuse("id.invalid", $"{parameter} is longer than {MaxIdLength} characters or has control characters or surrogates in it.", parameter);
        }
    }

    private static InvalidAvatarRequestException Refuse(string code, string message, string parameter) => new(code, message, parameter);

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex WellFormedLocale();
}
