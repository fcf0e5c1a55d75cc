namespace AvatarKit;

/// <summary>Lip sync of one sentence while its audio arrives; see <see cref="ILipSync.CreateSession(AudioFormat, string, string)"/>.
/// Not thread-safe.
/// Needs no disposal.</summary>
public abstract class LipSyncSession
{
    /// <summary>Samples per channel, from the sentence's first on, whose shapes <see cref="Take"/> can give,
    /// if only as far as they can be known now.</summary>
    public abstract long Available { get; }

    /// <summary>Samples per channel whose shapes no later audio or mark changes; at most <see cref="Available"/>.</summary>
    public abstract long Settled { get; }

    /// <summary>Takes in the audio that follows, and the marks that became known with it.</summary>
    /// <param name="audio">Whole samples of the session's format; may be empty. Not held after the call unless the implementation says so.</param>
    /// <param name="marks">Marks on the clock of the sentence's audio, in order of start within their kind.</param>
    public abstract void Append(ReadOnlyMemory<byte> audio, IReadOnlyList<SpeechMark> marks);

    /// <summary>Ends the audio: everything is available and settled.</summary>
    public abstract void Complete();

    /// <summary>Gives the shapes from where the last call ended to a sample; they are final from here on.</summary>
    /// <param name="until">Samples per channel from the sentence's first; at most <see cref="Available"/>, and more than at the last call.</param>
    /// <returns>
    /// A track on the clock of the part taken: its length is that of the part. A shape that began before the part begins at 0.
    /// What is known beyond the end follows as shapes that begin at or after the track's length.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="until"/> is beyond
    /// <see cref="Available"/> or before the last call's.</exception>
    public abstract VisemeTrack Take(long until);
}
