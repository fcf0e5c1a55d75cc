namespace AvatarKit.Aws;

/// <summary>Whose resources a policy names, and in which region where they say nothing else.</summary>
internal sealed record AwsAccount(string Id, string Region)
{
    /// <summary>The part of AWS that a region belongs to: ARNs begin with it.</summary>
    public static string Partition(string region)
        => region.Split('-') switch
        {
            ["cn", _, ..] => "aws-cn",
            ["us", "gov", _, ..] => "aws-us-gov",
            ["eusc", _, ..] => "aws-eusc",
            _ => "aws",
        };

    public string Arn(string service, string resource, string? region = null)
        => $"arn:{Partition(region ?? Region)}:{service}:{region ?? Region}:{Id}:{resource}";
}
