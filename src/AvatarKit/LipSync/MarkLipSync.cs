namespace AvatarKit;

/// <summary>Lip sync from a voice's marks. Stateless and thread-safe.</summary>
public sealed class MarkLipSync : ILipSync
{
    /// <inheritdoc/>
    public VisemeTrack CreateTrack(LipSyncInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new VisemeTrack(input.Format.SampleRate, input.Length, []);
    }
}
