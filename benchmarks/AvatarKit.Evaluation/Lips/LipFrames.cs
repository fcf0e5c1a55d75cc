namespace AvatarKit.Evaluation;

/// <summary>How far the lips are apart in every picture of a video, and when it is shown.</summary>
/// <param name="Starts">When each picture appears, in seconds on the container's clock.</param>
/// <param name="Ends">When it goes.</param>
/// <param name="Openings">The height between the lips, in pixels of the video; 0 is closed.</param>
/// <param name="Noise">How much a closed mouth's height varies.</param>
internal sealed record LipFrames(IReadOnlyList<double> Starts, IReadOnlyList<double> Ends, IReadOnlyList<double> Openings, double Noise)
{
    public int Count => Openings.Count;

    public double Centre(int frame) => (Starts[frame] + Ends[frame]) / 2;

    /// <summary>The frames whose centre lies in a stretch of time.</summary>
    public IEnumerable<int> Between(double from, double to)
    {
        for (int i = 0; i < Count; i++)
        {
            double centre = Centre(i);
            if (centre >= from && centre <= to)
            {
                yield return i;
            }
        }
    }
}
