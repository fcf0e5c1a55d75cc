namespace AvatarKit.Evaluation;

/// <summary>What a routing command was given cannot be used; the message says what it takes.</summary>
internal sealed class RoutingException(string message) : Exception(message);
