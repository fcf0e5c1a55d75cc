namespace AvatarKit;

/// <summary>What is looked up in an <see cref="IKnowledgeBase"/>.</summary>
public sealed class KnowledgeOptions
{
    /// <summary>How many passages are given to the model. 0: none.</summary>
    /// <value>Default 4.</value>
    [SettingRange(0, 50)]
    public int Passages { get; set; } = 4;
}
