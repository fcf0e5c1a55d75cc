using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>The rules of the warming that no attribute can say.</summary>
internal sealed class WarmingRulesValidator(IOptions<ResponseCacheOptions> cache) : IValidateOptions<WarmingOptions>
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, WarmingOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.Every is { } every && (every < TimeSpan.FromMinutes(1) || every > TimeSpan.FromDays(30)))
        {
            result.AddError($"WarmingOptions.Every is {every}; it takes 1 minute to 30 days.");
        }

        if (options.At is { } at && (at < TimeSpan.Zero || at >= Day))
        {
            result.AddError($"WarmingOptions.At is {at}; it takes a time of day, 00:00:00 to less than 24 hours.");
        }

        if (options is { At: not null, Every: not null })
        {
            result.AddError("WarmingOptions.At and Every are both set. Leave one of them out.");
        }

        if ((options.Outputs & ~(AvatarOutputs.All | AvatarOutputs.Video)) != 0)
        {
            result.AddError($"WarmingOptions.Outputs is {options.Outputs}; it takes None, Speech, Face, All and Video.");
        }

        if (options.TenantIds.Concat(options.AvatarIds).Concat(options.Locales).Any(string.IsNullOrWhiteSpace))
        {
            result.AddError("WarmingOptions.TenantIds, AvatarIds or Locales has an empty word in it. Take it out.");
        }

        CheckEnabled(result, options);
        return result.Build();
    }

    private void CheckEnabled(ValidateOptionsResultBuilder result, WarmingOptions options)
    {
        if (!options.Enabled)
        {
            return;
        }

        if (options is { File: null, MostAsked: 0 })
        {
            result.AddError("WarmingOptions.Enabled is on, but there is nothing to ask. Set File, MostAsked or both.");
        }

        if (!cache.Value.Enabled)
        {
            result.AddError("WarmingOptions.Enabled is on, but answers are not kept. Add .UseResponseCache(), or turn it off.");
        }
    }
}
