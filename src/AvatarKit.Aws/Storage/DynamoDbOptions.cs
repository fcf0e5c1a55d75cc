using System.ComponentModel.DataAnnotations;

namespace AvatarKit.Aws;

/// <summary>Where and how <see cref="DynamoDbConversationStore"/> keeps conversations.</summary>
public sealed class DynamoDbOptions
{
    /// <summary>The most a message, a result or a summary may take in an item, in UTF-8 bytes:
    /// two of them and their attributes stay below DynamoDB's 400 KB.</summary>
    internal const int MaxInlineBytes = 190 * 1024;

    /// <summary>The table.</summary>
    /// <value>Default <c>avatarkit</c>.</value>
    [SettingRequired]
    [RegularExpression("^[a-zA-Z0-9_.-]{3,255}$", ErrorMessage = "DynamoDbOptions.TableName takes 3 to 255 letters, digits, '_', '.' and '-'.")]
    public string TableName { get; set; } = "avatarkit";

    /// <summary>The AWS region, for example <c>eu-central-1</c>.</summary>
    /// <value>Default <see langword="null"/>: from the SDK's chain (<c>AWS_REGION</c>, the profile, the machine).</value>
    public string? Region { get; set; }

    /// <summary>The profile of the shared AWS configuration files whose credentials and region are used.</summary>
    /// <value>Default <see langword="null"/>: that of <see cref="AwsOptions"/>, then the SDK's own choice.</value>
    public string? Profile { get; set; }

    /// <summary>Another endpoint than the region's, for example <c>http://localhost:8000</c>.</summary>
    /// <value>Default <see langword="null"/>: the SDK's, <c>AWS_ENDPOINT_URL_DYNAMODB</c> included.</value>
    public string? ServiceUrl { get; set; }

    /// <summary>Whether the table is created at first use when it is missing. Meant for development:
    /// a production role need not be allowed to.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool CreateTable { get; set; }

    /// <summary>How long after it was last written a turn is kept. What has passed is no longer read, and DynamoDB deletes it within days.</summary>
    /// <value>Default <see langword="null"/>: until it is erased. At least one hour.</value>
    public TimeSpan? TimeToLive { get; set; }

    /// <summary>
    /// From how many UTF-8 bytes on a message, a result or a summary is kept in the asset store, where a durable one is there,
    /// rather than in the item: every write of an item is paid for by its size.
    /// </summary>
    /// <value>Default 64 KiB; 1,024 to 194,560. Without a durable asset store, texts of up to 194,560 bytes are kept in the item.</value>
    [SettingRange(1024, MaxInlineBytes)]
    public int LargeTextBytes { get; set; } = 64 * 1024;

    /// <summary>Whether AWS is told the trace of each call: <see cref="AwsOptions.PropagateTrace"/>.</summary>
    internal bool PropagatesTrace { get; set; }
}
