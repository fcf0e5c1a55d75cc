using System.Text.RegularExpressions;

namespace AvatarKit;

/// <summary>The admit stage: refuses what cannot be answered before anything is spent on it.</summary>
internal static partial class AdmitStage
{
    private const int MaxIdLength = 200;

    /// <exception cref="InvalidAvatarRequestException">The request is refused.</exception>
    public static void Run(TurnContext turn)
    {
        using TurnScope scope = turn.Enter(TurnStage.Admit);
        AvatarRequest request = turn.Request;
        LimitOptions limits = turn.Options.Limits;
        CheckWords(request, limits);
        CheckId(request.UserId, nameof(AvatarRequest.UserId), required: true);
        CheckId(request.TenantId, nameof(AvatarRequest.TenantId), required: true);
        CheckId(request.ConversationId, nameof(AvatarRequest.ConversationId), required: false);
        CheckId(request.TurnId, nameof(AvatarRequest.TurnId), required: false);
        CheckTags(request.Tags, limits);
        AttachmentRules.Check(request.Attachments, limits);
        if (turn.Refusal is { } refusal)
        {
            throw refusal;
        }

        if (request.Locale is { } locale && !IsWellFormedLocale(locale))
        {
            throw Refuse("locale.invalid", "Locale is not a BCP-47 language tag. Use one such as 'en-US' or 'de'.", nameof(AvatarRequest.Locale));
        }

        if (request.Tier is { } tier && ModelTiers.FindName(turn.Options, tier) is null)
        {
            throw ModelTiers.Unknown(turn.Options);
        }
    }

    public static bool IsWellFormedLocale(string locale) => WellFormedLocale().IsMatch(locale);

    private static void CheckWords(AvatarRequest request, LimitOptions limits)
    {
        if (request.Verbatim is null)
        {
            CheckText(request.Message, limits.MaxMessageLength, nameof(AvatarRequest.Message));
            return;
        }

        // What the avatar is made to say needs nobody who asked for it.
        CheckText(request.Verbatim, limits.MaxAnswerLength, nameof(AvatarRequest.Verbatim));
        if (!string.IsNullOrEmpty(request.Message))
        {
            CheckText(request.Message, limits.MaxMessageLength, nameof(AvatarRequest.Message));
        }
    }

    private static void CheckTags(IReadOnlyList<string> tags, LimitOptions limits)
    {
        if (tags.Count > limits.MaxTags)
        {
            throw Refuse(
                "tags.too_many",
                $"The request has {tags.Count} tags; at most {limits.MaxTags} are accepted (AvatarChatbotOptions.Limits.MaxTags).",
                nameof(AvatarRequest.Tags));
        }

        if (tags.Any(tag => string.IsNullOrWhiteSpace(tag) || tag.Length > limits.MaxTagLength || tag.Any(char.IsControl)))
        {
            throw Refuse(
                "tags.invalid",
                $"A tag is empty, has control characters or more than {limits.MaxTagLength} characters (AvatarChatbotOptions.Limits.MaxTagLength).",
                nameof(AvatarRequest.Tags));
        }
    }

    private static void CheckText(string? message, int maxLength, string parameter)
    {
        if (string.IsNullOrWhiteSpace(message))
        {
            throw Refuse("message.empty", "The message is empty. Say something.", parameter);
        }

        if (message.Length > maxLength)
        {
            throw Refuse(
                "message.too_long",
                $"The message has {message.Length} characters; at most {maxLength} are accepted ({LimitName(parameter)}).",
                parameter);
        }

        for (int i = 0; i < message.Length; i++)
        {
            char c = message[i];
            if (char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
            {
                throw Refuse(
                    "message.control_character",
                    $"The message has the control character U+{(int)c:X4} at position {i}. Remove it; line breaks and tabs are fine.",
                    parameter);
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
                    parameter);
            }
        }
    }

    private static string LimitName(string parameter)
        => "AvatarChatbotOptions.Limits."
            + (parameter == nameof(AvatarRequest.Message) ? nameof(LimitOptions.MaxMessageLength) : nameof(LimitOptions.MaxAnswerLength));

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
            throw Refuse(
                "id.invalid", $"{parameter} is longer than {MaxIdLength} characters or has control characters or surrogates in it.", parameter);
        }
    }

    private static InvalidAvatarRequestException Refuse(string code, string message, string parameter) => new(code, message, parameter);

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex WellFormedLocale();
}
