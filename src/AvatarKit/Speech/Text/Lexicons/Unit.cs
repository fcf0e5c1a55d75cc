namespace AvatarKit;

/// <summary>A unit's words.</summary>
/// <param name="One">With the number one.</param>
/// <param name="Many">With any other.</param>
internal readonly record struct Unit(string One, string Many);
