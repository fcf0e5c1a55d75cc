namespace AvatarKit.Samples.Console;

/// <summary>Something the person at the console can mend.</summary>
internal sealed class ConsoleException(string message) : Exception(message);
