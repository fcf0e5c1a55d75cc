using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>The rules of consent that no attribute can say.</summary>
internal sealed class ConsentRulesValidator : IValidateOptions<ConsentOptions>
{
    public ValidateOptionsResult Validate(string? name, ConsentOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.Version?.Length > ConsentRecord.MaxVersionLength)
        {
            result.AddError($"ConsentOptions.Version has {options.Version.Length} characters; it takes 1 to {ConsentRecord.MaxVersionLength}.");
        }

        if (options.StoreTimeout <= TimeSpan.Zero || options.StoreTimeout > TimeSpan.FromMinutes(1))
        {
            result.AddError($"ConsentOptions.StoreTimeout is {options.StoreTimeout}; it takes more than zero, at most a minute.");
        }

        return result.Build();
    }
}
