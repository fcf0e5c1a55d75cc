namespace AvatarKit.Aws;

/// <summary>The hash under an RSA signature for CloudFront.</summary>
public enum CloudFrontHash
{
    /// <summary>SHA-256; CloudFront knows it since April 2026, by the parameter <c>Hash-Algorithm</c>.</summary>
    Sha256,

    /// <summary>SHA-1: what CloudFront assumes where nothing is said.</summary>
    Sha1,
}
