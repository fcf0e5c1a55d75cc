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

    /// <summary>Whether AWS is told the trace of each call, in the header <c>X-Amzn-Trace-Id</c>, so that X-Ray puts its services into it. Clients
    /// that the host registers itself are not changed.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool PropagateTrace { get; set; }

    /// <summary>Metrics for CloudWatch.</summary>
    public EmbeddedMetricsOptions EmbeddedMetrics { get; init; } = new();

    /// <summary>The models.</summary>
    public BedrockOptions Bedrock { get; init; } = new();

    /// <summary>The guardrail that <c>UseBedrockGuardrail()</c> adds.</summary>
    public BedrockContentGuardOptions ContentGuard { get; init; } = new();

    /// <summary>The voice.</summary>
    public PollyOptions Polly { get; init; } = new();

    /// <summary>The conversations.</summary>
    public DynamoDbOptions DynamoDb { get; init; } = new();

    /// <summary>The assets.</summary>
    public S3AssetOptions S3 { get; init; } = new();

    /// <summary>The key that wraps the keys of encryption at rest.</summary>
    public KmsOptions Kms { get; init; } = new();
}
