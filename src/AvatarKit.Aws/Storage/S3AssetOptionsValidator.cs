using System.Security.Cryptography;
using AvatarKit.Aws.Wire;
using Microsoft.Extensions.Options;

namespace AvatarKit.Aws;

[OptionsValidator]
internal sealed partial class S3AssetOptionsAttributes : IValidateOptions<S3AssetOptions>;

/// <summary>Refuses settings of the asset store that cannot work, by name; never with a secret's value.</summary>
internal sealed class S3AssetOptionsValidator : IValidateOptions<S3AssetOptions>
{
    private const int MinSecretBytes = 16;

    private readonly S3AssetOptionsAttributes attributes = new();

    public ValidateOptionsResult Validate(string? name, S3AssetOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        result.AddResult(attributes.Validate(name, options));
        if (options.ServiceUrl is { } url && !AwsClientSettings.IsEndpoint(url))
        {
            result.AddError($"S3AssetOptions.ServiceUrl is '{url}'; it takes an absolute http or https URL, for example http://localhost:4568.");
        }

        if (options.OwnerSecret is { } secret && (!TryDecode(secret, out int length) || length < MinSecretBytes))
        {
            result.AddError("S3AssetOptions.OwnerSecret takes base64 of 16 bytes or more, for example from: openssl rand -base64 32");
        }

        if (options.Tags.Count > S3AssetOptions.MaxTags)
        {
            result.AddError($"S3AssetOptions.Tags has {options.Tags.Count} tags; S3 takes {S3AssetOptions.MaxTags}.");
        }

        if (!Enum.IsDefined(options.StorageClass))
        {
            result.AddError(
                $"S3AssetOptions.StorageClass is {options.StorageClass}; it takes {string.Join(", ", Enum.GetNames<S3AssetStorageClass>())}.");
        }

        ValidateCloudFront(options, result);
        return result.Build();
    }

    private static void ValidateCloudFront(S3AssetOptions options, ValidateOptionsResultBuilder result)
    {
        if (options.CloudFrontUrl is { } url && (!AwsClientSettings.IsEndpoint(url) || url.Contains('?', StringComparison.Ordinal)))
        {
            result.AddError(
                $"S3AssetOptions.CloudFrontUrl is '{url}'; it takes an absolute URL without a query, "
                    + "for example https://d111111abcdef8.cloudfront.net/.");
        }

        if ((options.CloudFrontKeyPairId is null) != (options.CloudFrontPrivateKey is null))
        {
            result.AddError(
                "S3AssetOptions.CloudFrontKeyPairId and S3AssetOptions.CloudFrontPrivateKey go together: "
                    + "set both, or neither for URLs that are not signed.");
        }
        else if (options.CloudFrontPrivateKey is { } key && !IsRsaKey(key))
        {
            result.AddError("S3AssetOptions.CloudFrontPrivateKey is no RSA private key in PEM ('-----BEGIN PRIVATE KEY-----' …).");
        }
    }

    private static bool TryDecode(string base64, out int length)
    {
        byte[] bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out length);
    }

    private static bool IsRsaKey(string pem)
    {
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
            return rsa.ExportParameters(includePrivateParameters: true).D is not null;
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            return false;
        }
    }
}
