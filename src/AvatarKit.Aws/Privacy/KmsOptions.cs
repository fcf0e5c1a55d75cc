using System.ComponentModel.DataAnnotations;

namespace AvatarKit.Aws;

/// <summary>The KMS key that wraps data keys (<c>UseKmsKeys()</c>).</summary>
public sealed class KmsOptions
{
    /// <summary>The symmetric KMS key, best by its ARN; an id in the same account will do, an alias not: what it names may change, and wrapped keys
    /// are known by it.</summary>
    /// <value>No default: it must be set.</value>
    [Required(ErrorMessage = "KmsOptions.KeyId is not set. It takes the ARN of a symmetric KMS key.")]
    public string KeyId { get; set; } = "";

    /// <summary>The region of the key, for example <c>eu-central-1</c>.</summary>
    /// <value>Default <see langword="null"/>: from the SDK's chain (<c>AWS_REGION</c>, the profile, the machine).</value>
    public string? Region { get; set; }

    /// <summary>The profile of the shared AWS configuration files whose credentials and region are used.</summary>
    /// <value>Default <see langword="null"/>: that of <see cref="AwsOptions"/>, then the SDK's own choice.</value>
    public string? Profile { get; set; }

    /// <summary>Another endpoint than the region's, for example that of a VPC.</summary>
    /// <value>Default <see langword="null"/>: the SDK's, <c>AWS_ENDPOINT_URL_KMS</c> included.</value>
    public string? ServiceUrl { get; set; }
}
