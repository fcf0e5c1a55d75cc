using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>The rules of redaction that no attribute can say.</summary>
internal sealed class RedactionRulesValidator : IValidateOptions<RedactionOptions>
{
    private const int ShortestKey = 32;
    private const int LongestKey = 1_024;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public ValidateOptionsResult Validate(string? name, RedactionOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.Key is { } key && key.Length is < ShortestKey or > LongestKey)
        {
            result.AddError($"RedactionOptions.Key has {key.Length} characters; it takes {ShortestKey} to {LongestKey:#,0}, or null.");
        }

        if (options.DetectorTimeout <= TimeSpan.Zero || options.DetectorTimeout > Longest)
        {
            result.AddError($"RedactionOptions.DetectorTimeout is {options.DetectorTimeout}; it takes more than zero, at most a minute.");
        }

        return result.Build();
    }
}
