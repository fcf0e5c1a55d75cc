namespace AvatarKit.Aws;

/// <summary>The storage class of assets in S3.</summary>
public enum S3AssetStorageClass
{
    /// <summary>For what is used often.</summary>
    Standard,

    /// <summary>S3 moves an asset to cheaper tiers while nobody uses it.</summary>
    IntelligentTiering,

    /// <summary>For what is rarely used, billed for at least 30 days and 128 KB.</summary>
    StandardInfrequentAccess,
}
