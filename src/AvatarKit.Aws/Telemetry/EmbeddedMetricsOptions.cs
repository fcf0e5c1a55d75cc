namespace AvatarKit.Aws;

/// <summary>What is written in CloudWatch's Embedded Metric Format. Read from the section <c>AvatarKit:Aws:EmbeddedMetrics</c> where there is one,
/// once.</summary>
public sealed class EmbeddedMetricsOptions
{
    /// <summary>The namespace of the metrics in CloudWatch.</summary>
    /// <value>Default <c>AvatarChatbot</c>; 1 to 255 characters.</value>
    public string Namespace { get; set; } = "AvatarChatbot";

    /// <summary>How often what was measured is written.</summary>
    /// <value>Default 10 seconds; 1 second to 5 minutes.</value>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether every metric of AvatarKit's meter is written, under its own name with its tags as dimensions, and not
    /// <c>AvatarGenerationTime</c> and <c>ConversationSuccess</c> alone. CloudWatch charges for each combination of dimensions.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool AllMetrics { get; set; }

    /// <summary>How many measurements may wait to be written. What comes while so many wait is dropped, and counted as
    /// <c>MeasurementsDropped</c>.</summary>
    /// <value>Default 10,000; 100 to 1,000,000.</value>
    public int MaxWaiting { get; set; } = 10_000;
}
