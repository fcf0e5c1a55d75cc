using Microsoft.Extensions.Options;

namespace AvatarKit.AspNetCore;

/// <summary>The rules of the web's options that no attribute can say.</summary>
internal sealed class AvatarChatRulesValidator : IValidateOptions<AvatarChatOptions>
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, AvatarChatOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        CheckCookie(options, result);
        foreach (string origin in options.AllowedOrigins)
        {
            if (!IsOrigin(origin))
            {
                result.AddError(
                    $"AvatarChatOptions.AllowedOrigins has '{origin}'; "
                        + "it takes origins as browsers write them: https://shop.example, without a path.");
            }
        }

        AvatarChatLimits limits = options.Limits;
        if (limits.MaxAttachmentBytes < limits.MaxMessageBytes)
        {
            result.AddError(
                $"AvatarChatLimits.MaxAttachmentBytes is {limits.MaxAttachmentBytes} "
                    + $"but must not be below MaxMessageBytes, {limits.MaxMessageBytes}.");
        }

        CheckTime(limits.TokenLifetime, nameof(limits.TokenLifetime), result);
        CheckTime(limits.HelloTimeout, nameof(limits.HelloTimeout), result);
        CheckTime(limits.ResumeWindow, nameof(limits.ResumeWindow), result);
        CheckTime(limits.SendTimeout, nameof(limits.SendTimeout), result);
        CheckTime(limits.ToolTimeout, nameof(limits.ToolTimeout), result);
        return result.Build();
    }

    private static void CheckCookie(AvatarChatOptions options, ValidateOptionsResultBuilder result)
    {
        if (options.CookieName is { Length: > 0 } cookie && !cookie.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            result.AddError($"AvatarChatOptions.CookieName is '{cookie}'; it takes letters, digits, '-', '_' and '.'.");
        }

        // Browsers keep no cookie longer than 400 days.
        if (options.CookieLifetime < TimeSpan.FromMinutes(1) || options.CookieLifetime > TimeSpan.FromDays(400))
        {
            result.AddError($"AvatarChatOptions.CookieLifetime is {options.CookieLifetime}; it takes 1 minute to 400 days.");
        }
    }

    private static void CheckTime(TimeSpan time, string setting, ValidateOptionsResultBuilder result)
    {
        if (time <= TimeSpan.Zero || time > Day)
        {
            result.AddError($"AvatarChatLimits.{setting} is {time}; it takes more than zero and at most a day.");
        }
    }

    private static bool IsOrigin(string origin)
        => origin == "null" || (Uri.TryCreate(origin, UriKind.Absolute, out Uri? site) && site.Scheme.StartsWith("http", StringComparison.Ordinal)
            && string.Equals(site.GetLeftPart(UriPartial.Authority), origin, StringComparison.OrdinalIgnoreCase));
}
