namespace AvatarKit;

/// <summary>Finds the mouth shapes of a run of speech.</summary>
/// <remarks>Implementations are pure and safe for concurrent use.</remarks>
public interface ILipSync
{
    /// <summary>Makes the viseme track of a segment.</summary>
    /// <param name="input">Audio, text and marks of the segment.</param>
    /// <returns>The track, on the clock of the segment's audio.</returns>
    VisemeTrack CreateTrack(LipSyncInput input);

    /// <summary>Begins lip sync of a sentence whose audio is still to arrive.</summary>
    /// <remarks>Where an implementation does not say otherwise, its shapes are there once the audio is whole.</remarks>
    /// <param name="format">What the audio will be.</param>
    /// <param name="text">The spoken text.</param>
    /// <param name="locale">BCP-47 locale of the text.</param>
    /// <returns>A session for this sentence.</returns>
    LipSyncSession CreateSession(AudioFormat format, string text, string locale) => new WholeLipSyncSession(this, format, text, locale);

    /// <summary>Begins lip sync of a sentence of which stretches are said in another way than they are written.</summary>
    /// <remarks>Where an implementation does not say otherwise, the cues are in <see cref="LipSyncInput.Cues"/> of a session that waits for the
    /// whole audio, and any other session goes without them.</remarks>
    /// <param name="format">What the audio will be.</param>
    /// <param name="text">The spoken text.</param>
    /// <param name="locale">BCP-47 locale of the text.</param>
    /// <param name="cues">How stretches of the text are said; those that are not for it are left out.</param>
    /// <returns>A session for this sentence.</returns>
    LipSyncSession CreateSession(AudioFormat format, string text, string locale, IReadOnlyList<SpeechCue> cues)
    {
        LipSyncSession session = CreateSession(format, text, locale);
        if (session is WholeLipSyncSession whole)
        {
            whole.Cues = cues;
        }

        return session;
    }

    /// <summary>Asks for something that this lip sync is or wraps.</summary>
    /// <remarks>Whoever wraps another passes on what it is not itself; <see cref="DelegatingLipSync"/> does.</remarks>
    /// <param name="serviceType">What is wanted.</param>
    /// <param name="serviceKey">A key, for implementations that know several; they say so.</param>
    /// <returns>It, or <see langword="null"/>.</returns>
    object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }
}
