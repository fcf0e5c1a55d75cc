namespace AvatarKit;

/// <summary>One mouth shape of a phone.</summary>
/// <param name="Viseme">The shape.</param>
/// <param name="Weight">How strongly it is meant, 0 to 1.</param>
/// <param name="Share">Its part of the phone's time, relative to the phone's other shapes.</param>
internal readonly record struct PhoneShape(Viseme Viseme, float Weight = 1, float Share = 1);
