namespace AvatarKit;

/// <summary>What solving a stretch of a mouth's curves needs in between. One for each thread; nothing in it outlives a solution.</summary>
internal sealed class MouthScratch(int steps)
{
    private readonly float[] motion = new float[5 * steps];

    /// <summary>Nothing: what a mouth holds that is not being solved.</summary>
    public static MouthScratch None { get; } = new(0);

    public PentadiagonalSmoother Smoother { get; } = new(steps);

    public double[] Weights { get; } = new double[MouthDemands.PartCount * steps];

    public float[] Goals { get; } = new float[VisemePoses.Curves * steps];

    public bool[] Rests { get; } = new bool[steps];

    /// <summary>The jaw or the seal as it was solved, which may be too fast for people.</summary>
    public Span<float> Motion(MouthPart part, int count) => motion.AsSpan((int)part * steps, count);

    /// <summary>Room for three curves more.</summary>
    public Span<float> Room(int count) => motion.AsSpan(2 * steps, 3 * count);
}
