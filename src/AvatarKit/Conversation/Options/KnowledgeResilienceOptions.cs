namespace AvatarKit;

/// <summary>How long a knowledge base is waited for.</summary>
public sealed class KnowledgeResilienceOptions
{
    /// <summary>How long a search may take before the model answers without passages.</summary>
    /// <value>Default 5 seconds; more than zero, at most a day.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);
}
