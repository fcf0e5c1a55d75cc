namespace AvatarKit.Testing;

/// <summary>An update as it came to a user.</summary>
/// <param name="After">How long after the message was sent, on the user's clock.</param>
/// <param name="Update">The update.</param>
public readonly record struct PlayedUpdate(TimeSpan After, AvatarResponseUpdate Update);
