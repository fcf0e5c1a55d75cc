namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>Tests that listen to the whole process and so run by themselves.</summary>
[CollectionDefinition(nameof(ChaosCollection), DisableParallelization = true)]
public sealed class ChaosCollection;
