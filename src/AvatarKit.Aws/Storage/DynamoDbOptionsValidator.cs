using AvatarKit.Aws.Wire;
using Microsoft.Extensions.Options;

namespace AvatarKit.Aws;

[OptionsValidator]
internal sealed partial class DynamoDbOptionsAttributes : IValidateOptions<DynamoDbOptions>;

/// <summary>Refuses settings of the conversation store that cannot work, by name.</summary>
internal sealed class DynamoDbOptionsValidator : IValidateOptions<DynamoDbOptions>
{
    private readonly DynamoDbOptionsAttributes attributes = new();

    public ValidateOptionsResult Validate(string? name, DynamoDbOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        result.AddResult(attributes.Validate(name, options));
        if (options.TimeToLive < TimeSpan.FromHours(1))
        {
            result.AddError(
                $"DynamoDbOptions.TimeToLive is {options.TimeToLive}; it takes one hour or more, "
                    + "or null to keep conversations until they are erased.");
        }

        if (options.ServiceUrl is { } url && !AwsClientSettings.IsEndpoint(url))
        {
            result.AddError($"DynamoDbOptions.ServiceUrl is '{url}'; it takes an absolute http or https URL, for example http://localhost:8000.");
        }

        return result.Build();
    }
}
