namespace AvatarKit;

/// <summary>Offered by knowledge bases (<see cref="IKnowledgeBase.GetService"/>) that can say which state of their documents they answer
/// from.</summary>
/// <remarks>Thread-safe. Answers that are cached are given only while the version is the one they were made with.</remarks>
public interface IKnowledgeVersion
{
    /// <summary>Stands for the documents as they are: another whenever one of them changes. Taken for every turn, so that it must cost
    /// nothing.</summary>
    string Version { get; }
}
