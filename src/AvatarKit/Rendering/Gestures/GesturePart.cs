namespace AvatarKit;

/// <summary>What a gesture does to one channel: from key to key as limbs move, beginning and ending at nothing.</summary>
/// <param name="Channel">The channel; <see cref="Shoulders"/> for the shoulders.</param>
/// <param name="IsSided">Whether the other side is as good: then the seed says which.</param>
/// <param name="Keys">The keys, in order.</param>
internal sealed record GesturePart(int Channel, bool IsSided, GestureKey[] Keys)
{
    /// <summary>Stands for the shoulders, which no channel has.</summary>
    public const int Shoulders = FaceTrack.ChannelCount;

    /// <summary>How far the channel is from where it would be.</summary>
    /// <param name="time">Seconds since the gesture began.</param>
    public float At(double time)
    {
        GestureKey from = default;
        foreach (GestureKey key in Keys)
        {
            if (time < key.Time)
            {
                return from.Value + ((key.Value - from.Value) * Curves.Move(from.Time, key.Time, time));
            }

            from = key;
        }

        return 0;
    }
}
