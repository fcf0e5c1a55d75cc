using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>The rules of a profile that stand between its settings, or are more than a range.</summary>
internal sealed class AvatarProfileRulesValidator : IValidateOptions<AvatarProfile>
{
    public ValidateOptionsResult Validate(string? name, AvatarProfile options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (!TurnAdmission.IsWellFormedLocale(options.Locale))
        {
            result.AddError($"Locale is '{options.Locale}'; it takes a BCP-47 language tag such as 'en-US'.", nameof(options.Locale));
        }

        if (options.Character is not null && options.Portrait is not null)
        {
            result.AddError($"Character is '{options.Character}' and Portrait is '{options.Portrait}'; one of them shows the avatar.", nameof(options.Character));
        }

        return result.Build();
    }
}
