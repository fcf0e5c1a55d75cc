namespace AvatarKit;

/// <summary>The default lip sync: from a voice's viseme marks where it gives any, from its audio and text where it gives none.
/// Stateless and thread-safe.</summary>
/// <remarks>
/// <para>Marks cost next to nothing and are exact; what is heard is used for the segments of voices without them alone.
/// Audio that is not <see cref="AudioEncoding.Pcm16"/> and has no marks is a mouth at rest.</para>
/// <para>A session decides with the first audio. Marks that come later are followed all the same as long as nothing was taken.</para>
/// </remarks>
public sealed class AutomaticLipSync : ILipSync
{
    private readonly MarkLipSync fromMarks = new();
    private readonly AlignedLipSync fromAudio = new();

    /// <inheritdoc/>
    public VisemeTrack CreateTrack(LipSyncInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        bool hasMarks = input.Marks.Any(static mark => mark.Kind == SpeechMarkKind.Viseme);
        return hasMarks || input.Format.Encoding != AudioEncoding.Pcm16 ? fromMarks.CreateTrack(input) : fromAudio.CreateTrack(input);
    }

    /// <inheritdoc/>
    public LipSyncSession CreateSession(AudioFormat format, string text, string locale) => CreateSession(format, text, locale, []);

    /// <inheritdoc/>
    /// <remarks>A stretch with phones sounds as they say, where the audio is listened to.</remarks>
    public LipSyncSession CreateSession(AudioFormat format, string text, string locale, IReadOnlyList<SpeechCue> cues)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(locale);
        ArgumentNullException.ThrowIfNull(cues);
        return format.Encoding == AudioEncoding.Pcm16
            ? new AutomaticLipSyncSession(format, () => fromAudio.CreateSession(format, text, locale, cues))
            : fromMarks.CreateSession(format, text, locale);
    }
}
