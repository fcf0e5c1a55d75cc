namespace AvatarKit;

/// <summary>The default lip sync: from a voice's viseme marks where it gives any, from its audio and text where it gives none. Stateless and thread-safe.</summary>
/// <remarks>Marks cost next to nothing and are exact; what is heard is used for the segments of voices without them alone. Audio that is not <see cref="AudioEncoding.Pcm16"/> and has no marks is a mouth at rest.</remarks>
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
}
