namespace AvatarKit.Aws;

/// <summary>Everything <c>UseAws()</c> can be told, in one place. Read from the section <c>AvatarKit:Aws</c> of the
/// host's configuration where there is one.</summary>
/// <remarks>What is set for a part goes before what is set for all.</remarks>
public sealed class AwsOptions
{
    /// <summary>The region of every part that names none, for example <c>eu-central-1</c>.</summary>
    /// <value>Default <see langword="null"/>: <c>AWS_REGION</c>, else the region of the profile in use, else the machine's.</value>
    public string? Region { get; set; }

    /// <summary>The profile of the shared AWS configuration files, for every part that names none.</summary>
    /// <value>Default <see langword="null"/>: <c>AWS_PROFILE</c>, else the SDK's default chain of credentials.</value>
    public string? Profile { get; set; }

    /// <summary>Whether a table or a bucket that is missing is created at its first use. Meant for development:
    /// a production role need not be allowed to.</summary>
    /// <value>Default <see langword="false"/>; <see cref="DynamoDbOptions.CreateTable"/> and
    /// <see cref="S3AssetOptions.CreateBucket"/> do the same for one.</value>
    public bool CreateMissing { get; set; }

    /// <summary>The models.</summary>
    public BedrockOptions Bedrock { get; init; } = new();

    /// <summary>The voice.</summary>
    public PollyOptions Polly { get; init; } = new();

    /// <summary>The conversations.</summary>
    public DynamoDbOptions DynamoDb { get; init; } = new();

    /// <summary>The assets.</summary>
    public S3AssetOptions S3 { get; init; } = new();
}
