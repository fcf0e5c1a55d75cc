using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>An announcement that is on has something to say.</summary>
internal sealed class DisclosureOptionsValidator : IValidateOptions<DisclosureOptions>
{
    private const int LongestText = 1_000;

    public ValidateOptionsResult Validate(string? name, DisclosureOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.Announce && !options.Texts.ContainsKey("en"))
        {
            result.AddError("DisclosureOptions.Texts has no 'en', which serves the languages that have none of their own.");
        }

        foreach ((string language, string text) in options.Texts)
        {
            if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
            {
                result.AddError($"DisclosureOptions.Texts[{language}] takes 1 to {LongestText:#,0} characters.");
            }
        }

        return result.Build();
    }
}
