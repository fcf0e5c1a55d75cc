namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>What a provider throws where chance says so.</summary>
internal sealed class ChaosException(string part) : Exception($"Chaos in the {part}.");
