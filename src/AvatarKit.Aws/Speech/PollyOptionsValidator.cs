using Microsoft.Extensions.Options;

namespace AvatarKit.Aws;

/// <summary>Checks Polly's settings; the messages name the setting and what it takes.</summary>
internal sealed class PollyOptionsValidator : IValidateOptions<PollyOptions>
{
    private const int MostLexicons = 5;

    public ValidateOptionsResult Validate(string? name, PollyOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        CheckAudio(options, result);
        if (options.ServiceUrl is { } url && !Uri.TryCreate(url, UriKind.Absolute, out _))
        {
            result.AddError("PollyOptions.ServiceUrl is no absolute URL; it takes one such as 'http://localhost:4566', or null.");
        }

        if (options.Region is { } region && string.IsNullOrWhiteSpace(region))
        {
            result.AddError("PollyOptions.Region is empty; it takes a name such as 'us-east-1', or null for the SDK's own search.");
        }

        if (options.MarksPatience < TimeSpan.Zero || options.MarksPatience > TimeSpan.FromMinutes(1))
        {
            result.AddError($"PollyOptions.MarksPatience is {options.MarksPatience}; it takes zero to a minute.");
        }

        CheckLexicons(options, result);
        foreach (PollyEngine engine in Enum.GetValues<PollyEngine>())
        {
            CheckQuota(options.Quotas.For(engine), $"Quotas.{engine}", result);
        }

        return result.Build();
    }

    /// <summary>Checks settings that were given without a container.</summary>
    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    internal static void ThrowIfInvalid(PollyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ValidateOptionsResult result = new PollyOptionsValidator().Validate(null, options);
        if (result.Failed)
        {
            throw new ArgumentException(result.FailureMessage, nameof(options));
        }
    }

    private static void CheckAudio(PollyOptions options, ValidateOptionsResultBuilder result)
    {
        if (!Enum.IsDefined(options.Engine))
        {
            result.AddError(
                $"PollyOptions.Engine is {options.Engine}; it takes {string.Join(", ", Enum.GetNames<PollyEngine>())}.", nameof(options.Engine));
        }

        if (!Enum.IsDefined(options.OutputFormat))
        {
            result.AddError(
                $"PollyOptions.OutputFormat is {options.OutputFormat}; it takes {string.Join(", ", Enum.GetNames<PollyOutputFormat>())}.",
                nameof(options.OutputFormat));
        }
        else if (options.SampleRate is { } rate && !options.OutputFormat.Rates().Contains(rate))
        {
            result.AddError(
                $"PollyOptions.SampleRate is {rate}; with OutputFormat {options.OutputFormat} it takes "
                    + $"{string.Join(", ", options.OutputFormat.Rates())}, or null.", nameof(options.SampleRate));
        }
    }

    private static void CheckLexicons(PollyOptions options, ValidateOptionsResultBuilder result)
    {
        if (options.LexiconNames.Count > MostLexicons)
        {
            result.AddError($"PollyOptions.LexiconNames has {options.LexiconNames.Count} names; Polly takes {MostLexicons} at most.");
        }

        foreach (string lexicon in options.LexiconNames)
        {
            // The pattern of Polly's LexiconName.
            if (lexicon is not { Length: > 0 and <= 20 } || !lexicon.All(char.IsAsciiLetterOrDigit))
            {
                result.AddError($"PollyOptions.LexiconNames has '{lexicon}'; a lexicon's name is 1 to 20 letters and digits.");
            }
        }
    }

    private static void CheckQuota(PollyQuota quota, string setting, ValidateOptionsResultBuilder result)
    {
        if (quota.RequestsPerSecond is not (>= 0.1 and <= 10_000))
        {
            result.AddError($"PollyOptions.{setting}.RequestsPerSecond is {quota.RequestsPerSecond}; it takes 0.1 to 10,000.");
        }

        if (quota.Burst is < 1 or > 10_000)
        {
            result.AddError($"PollyOptions.{setting}.Burst is {quota.Burst}; it takes 1 to 10,000.");
        }

        if (quota.Concurrency is < 1 or > 10_000)
        {
            result.AddError($"PollyOptions.{setting}.Concurrency is {quota.Concurrency}; it takes 1 to 10,000.");
        }
    }
}
