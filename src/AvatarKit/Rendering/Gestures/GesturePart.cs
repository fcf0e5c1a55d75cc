namespace AvatarKit;

/// <summary>What a gesture does to one channel: from key to key as limbs move, beginning and ending at nothing.</summary>
/// <param name="Channel">The channel; from <see cref="Shoulders"/> on, what is below the face.</param>
/// <param name="IsSided">Whether the other side is as good: then the seed says which.</param>
/// <param name="Keys">The keys, in order.</param>
internal sealed record GesturePart(int Channel, bool IsSided, GestureKey[] Keys)
{
    /// <summary>Stand for the shoulders and hands, which no channel has.</summary>
    public const int Shoulders = FaceTrack.ChannelCount;
    public const int HandWave = Shoulders + 1;
    public const int HandSwing = Shoulders + 2;
    public const int HandPalm = Shoulders + 3;
    public const int HandCount = Shoulders + 4;
    public const int HandFingers = Shoulders + 5;

    /// <summary>Number of what is below the face.</summary>
    public const int BodyCount = 6;

    /// <summary>Whether it is no channel of the face.</summary>
    public bool IsBody => Channel >= Shoulders;

    /// <summary>Whether no two are quite as large: a finger is out or not.</summary>
    public bool Varies => Channel <= Shoulders;

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
