using AvatarKit.Aws.Wire;
using Microsoft.Extensions.Options;

namespace AvatarKit.Aws;

[OptionsValidator]
internal sealed partial class KmsOptionsAttributes : IValidateOptions<KmsOptions>;

/// <summary>Refuses settings of the key ring that cannot work, by name.</summary>
internal sealed class KmsOptionsValidator : IValidateOptions<KmsOptions>
{
    private readonly KmsOptionsAttributes attributes = new();

    public ValidateOptionsResult Validate(string? name, KmsOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        result.AddResult(attributes.Validate(name, options));
        if (options.KeyId.Contains("alias/", StringComparison.Ordinal))
        {
            result.AddError("KmsOptions.KeyId is an alias; it takes the ARN or the id of a key.");
        }

        if (options.ServiceUrl is { } url && !AwsClientSettings.IsEndpoint(url))
        {
            result.AddError($"KmsOptions.ServiceUrl is '{url}'; it takes an absolute http or https URL.");
        }

        return result.Build();
    }
}
