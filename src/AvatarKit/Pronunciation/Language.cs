namespace AvatarKit;

/// <summary>How a language sounds.</summary>
/// <param name="Sounds">Its words.</param>
/// <param name="Names">Its names of letters, digits and signs, each under the one character it names.</param>
internal sealed record Language(WordSounds Sounds, SoundRules Names);
