using Microsoft.Extensions.Options;

namespace AvatarKit.Aws;

/// <summary>Checks what is set of embedded metrics; the messages name the setting and what it takes.</summary>
internal sealed class EmbeddedMetricsOptionsValidator : IValidateOptions<EmbeddedMetricsOptions>
{
    private const int LongestNamespace = 255;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public ValidateOptionsResult Validate(string? name, EmbeddedMetricsOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (string.IsNullOrWhiteSpace(options.Namespace) || options.Namespace.Length > LongestNamespace || options.Namespace[0] == ':'
            || !options.Namespace.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/' or '#' or ':'))
        {
            result.AddError(
                "EmbeddedMetricsOptions.Namespace is no namespace of CloudWatch's: it takes 1 to 255 of A-Z, a-z, 0-9 and . - _ / # :, no : first.");
        }

        if (options.Interval < TimeSpan.FromSeconds(1) || options.Interval > Longest)
        {
            result.AddError($"EmbeddedMetricsOptions.Interval is {options.Interval}; it takes 1 second to 5 minutes.");
        }

        if (options.MaxWaiting is < 100 or > 1_000_000)
        {
            result.AddError($"EmbeddedMetricsOptions.MaxWaiting is {options.MaxWaiting}; it takes 100 to 1,000,000.");
        }

        return result.Build();
    }
}
