namespace AvatarKit;

/// <summary>Finds the mouth shapes of a run of speech.</summary>
/// <remarks>Implementations are pure and safe for concurrent use.</remarks>
public interface ILipSync
{
    /// <summary>Makes the viseme track of a segment.</summary>
    /// <param name="input">Audio, text and marks of the segment.</param>
    /// <returns>The track, on the clock of the segment's audio.</returns>
    VisemeTrack CreateTrack(LipSyncInput input);
}
