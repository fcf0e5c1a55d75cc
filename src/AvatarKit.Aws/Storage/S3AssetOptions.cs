using System.ComponentModel.DataAnnotations;

namespace AvatarKit.Aws;

/// <summary>Where and how <see cref="S3AssetStore"/> keeps assets.</summary>
public sealed class S3AssetOptions
{
    internal const int MinPartBytes = 5 * 1024 * 1024;
    internal const int MaxTags = 10;

    /// <summary>The bucket.</summary>
    /// <value>No default: it must be set.</value>
    [Required(ErrorMessage = "S3AssetOptions.Bucket is not set. It takes the name of the bucket that keeps assets.")]
    public string Bucket { get; set; } = "";

    /// <summary>The AWS region of the bucket, for example <c>eu-central-1</c>.</summary>
    /// <value>Default <see langword="null"/>: from the SDK's chain (<c>AWS_REGION</c>, the profile, the machine).</value>
    public string? Region { get; set; }

    /// <summary>The profile of the shared AWS configuration files whose credentials and region are used.</summary>
    /// <value>Default <see langword="null"/>: that of <see cref="AwsOptions"/>, then the SDK's own choice.</value>
    public string? Profile { get; set; }

    /// <summary>Another endpoint than the region's, for example <c>http://localhost:4568</c>. Buckets are then addressed by path.</summary>
    /// <value>Default <see langword="null"/>: the SDK's, <c>AWS_ENDPOINT_URL_S3</c> included.</value>
    public string? ServiceUrl { get; set; }

    /// <summary>Whether requests carry only the checksums that S3 demands. For servers that speak S3's
    /// protocol but not its newer checksums.</summary>
    /// <value>Default <see langword="false"/>; on in any case at another endpoint than the region's.</value>
    public bool RequiredChecksumsOnly { get; set; }

    /// <summary>Whether the bucket is created at first use when it is missing. Meant for development.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool CreateBucket { get; set; }

    /// <summary>What the keys of assets begin with, for a bucket that holds other things too:
    /// letters, digits, <c>-</c>, <c>_</c>, <c>.</c> and <c>/</c>.</summary>
    /// <value>Default <c>assets/</c>.</value>
    [RegularExpression("^([a-zA-Z0-9_-][a-zA-Z0-9_.-]*/)*$",
        ErrorMessage = "S3AssetOptions.KeyPrefix takes folders of letters, digits, '-', '_' and '.', each ended by '/', for example assets/.")]
    public string KeyPrefix { get; set; } = "assets/";

    /// <summary>
    /// A secret in base64, 16 bytes or more, by which owners are hashed into keys and encrypted in an object's metadata.
    /// Without it, owners are hashed plainly, so that who knows an owner's name can tell the owner's keys, and stand readable in the metadata, which
    /// who opens an asset's URL receives.
    /// </summary>
    /// <value>Default <see langword="null"/>. Once set it must never change: assets of before would no longer be found by their owner.</value>
    public string? OwnerSecret { get; set; }

    /// <summary>The KMS key, by id, ARN or alias, that encrypts assets.</summary>
    /// <value>Default <see langword="null"/>: as the bucket is set, which is S3's own keys (SSE-S3) unless changed.</value>
    public string? KmsKeyId { get; set; }

    /// <summary>The storage class of assets.</summary>
    /// <value>Default <see cref="S3AssetStorageClass.Standard"/>.</value>
    public S3AssetStorageClass StorageClass { get; set; } = S3AssetStorageClass.Standard;

    /// <summary>What caches are told about an asset: assets never change.</summary>
    /// <value>Default <c>private, max-age=31536000, immutable</c>; <see langword="null"/>: nothing.</value>
    public string? CacheControl { get; set; } = "private, max-age=31536000, immutable";

    /// <summary>Tags put on every asset, for lifecycle rules and cost reports, at most 10.</summary>
    /// <value>Default empty.</value>
    public IDictionary<string, string> Tags { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>An asset larger than this is uploaded in parts of this size, in bytes; a put holds one in memory.
    /// S3 takes up to 10,000 parts.</summary>
    /// <value>Default 8 MiB, which allows assets of 78 GiB; 5 MiB to 512 MiB.</value>
    [SettingRange(MinPartBytes, 512 * 1024 * 1024)]
    public int PartBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>The address of a CloudFront distribution whose origin is the bucket, for example <c>https://d111111abcdef8.cloudfront.net/</c>:
    /// URLs lead there.</summary>
    /// <value>Default <see langword="null"/>: URLs are presigned and lead to S3.</value>
    public string? CloudFrontUrl { get; set; }

    /// <summary>The id of the public key in the distribution's trusted key group. Without it,
    /// URLs to CloudFront are not signed and do not expire.</summary>
    /// <value>Default <see langword="null"/>.</value>
    public string? CloudFrontKeyPairId { get; set; }

    /// <summary>The RSA private key for <see cref="CloudFrontKeyPairId"/>, in PEM.</summary>
    /// <value>Default <see langword="null"/>.</value>
    public string? CloudFrontPrivateKey { get; set; }

    /// <summary>How URLs to CloudFront are signed.</summary>
    /// <value>Default <see cref="CloudFrontHash.Sha256"/>.</value>
    public CloudFrontHash CloudFrontHash { get; set; } = CloudFrontHash.Sha256;

    /// <summary>Whether AWS is told the trace of each call: <see cref="AwsOptions.PropagateTrace"/>.</summary>
    internal bool PropagatesTrace { get; set; }
}
