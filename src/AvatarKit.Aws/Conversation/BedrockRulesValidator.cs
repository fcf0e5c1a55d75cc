using AvatarKit.Aws.Wire;
using Microsoft.Extensions.Options;

namespace AvatarKit.Aws;

/// <summary>The rules for <see cref="BedrockOptions"/> that attributes cannot say.</summary>
internal sealed class BedrockRulesValidator : IValidateOptions<BedrockOptions>
{
    public ValidateOptionsResult Validate(string? name, BedrockOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.UnavailableModelPause < TimeSpan.Zero || options.UnavailableModelPause > TimeSpan.FromDays(1))
        {
            result.AddError(
                $"BedrockOptions.UnavailableModelPause is {options.UnavailableModelPause}; it takes zero to a day.");
        }

        if (options.ServiceUrl is { } url && !AwsClientSettings.IsEndpoint(url))
        {
            result.AddError("BedrockOptions.ServiceUrl is no absolute URL; it takes one such as 'http://localhost:8000', or null.");
        }

        foreach ((string region, BedrockRegionOptions own) in options.Regions)
        {
            if (own.ServiceUrl is { } place && !AwsClientSettings.IsEndpoint(place))
            {
                result.AddError(
                    $"BedrockOptions.Regions[\"{region}\"].ServiceUrl is no absolute URL; it takes one such as 'http://localhost:8000', or null.");
            }

            if (own.InferenceProfilePrefix is { } prefix && !ModelIds.IsProfile(prefix))
            {
                result.AddError(
                    $"BedrockOptions.Regions[\"{region}\"].InferenceProfilePrefix is '{prefix}'; "
                    + "it takes one such as 'us', 'eu' or 'apac', or null.");
            }
        }

        foreach ((string tier, BedrockTierOptions model) in options.Tiers)
        {
            if (string.IsNullOrWhiteSpace(model?.ModelId))
            {
                result.AddError(
                    $"BedrockOptions.Tiers[\"{tier}\"].ModelId is empty; it takes a model id such as 'amazon.nova-lite-v1:0', "
                    + "or an inference profile's id or ARN.");
            }
        }

        return result.Build();
    }
}
