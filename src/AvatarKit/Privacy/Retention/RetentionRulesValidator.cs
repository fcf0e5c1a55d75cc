using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>The rules of retention that no attribute can say.</summary>
internal sealed class RetentionRulesValidator : IValidateOptions<RetentionOptions>
{
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(1);

    public ValidateOptionsResult Validate(string? name, RetentionOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.Every < Least || options.Every > TimeSpan.FromDays(7))
        {
            result.AddError($"RetentionOptions.Every is {options.Every}; it takes 1 minute to 7 days.");
        }

        foreach ((RetentionClass data, TimeSpan? age) in options.Ages)
        {
            if (age < Least || age > TimeSpan.FromDays(36_500))
            {
                result.AddError($"RetentionOptions keeps {data} for {age}; it takes 1 minute to 100 years.");
            }
        }

        return result.Build();
    }
}
