namespace AvatarKit.Samples.Console;

/// <summary>An avatar that comes with the console. What it knows is in the folder of its id.</summary>
internal sealed record ConsoleAvatar(string Id, string Name, string Character, string LocalVoice, string PollyVoice, string Instructions);
