namespace AvatarKit.Aws;

/// <summary>Whose resources a policy names, and in which region where they say nothing else.</summary>
internal sealed record AwsAccount(string Id, string Region)
{
    /// <summary>The part of AWS that a region belongs to: ARNs begin with it.</summary>
    public static string Partition(string region)
        => region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
            : region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
            : region.StartsWith("eusc-", StringComparison.Ordinal) ? "aws-eusc"
            : "aws";

    public string Arn(string service, string resource, string? region = null)
        => $"arn:{Partition(region ?? Region)}:{service}:{region ?? Region}:{Id}:{resource}";
}
