namespace AvatarKit.Samples.Console;

/// <summary>The player does not play.</summary>
internal sealed class PlayerException(string message) : Exception(message);
