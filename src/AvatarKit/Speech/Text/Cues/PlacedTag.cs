namespace AvatarKit;

/// <summary>A tag that was taken out of a text.</summary>
/// <param name="Index">Where it stood: index of the character after it in what is left.</param>
/// <param name="Tag">The tag.</param>
internal readonly record struct PlacedTag(int Index, VoiceTag Tag);
