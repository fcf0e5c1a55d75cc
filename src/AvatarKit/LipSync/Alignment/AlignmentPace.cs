namespace AvatarKit;

/// <summary>How soon an aligner decides. Numbers are frames of 10 ms.</summary>
/// <param name="FirstBlock">Heard before anything is judged.</param>
/// <param name="Block">Normalised together afterwards.</param>
/// <param name="DecideEvery">How often paths are compared.</param>
/// <param name="Longest">What may stay undecided.</param>
internal sealed record AlignmentPace(int FirstBlock, int Block, int DecideEvery, int Longest)
{
    /// <summary>For audio that is there as a whole: half a minute is heard before anything is decided.</summary>
    public static AlignmentPace Whole { get; } = new(3_000, 3_000, 3_000, 3_000);

    /// <summary>For audio as it arrives: decided after 1.5 seconds at the latest.</summary>
    public static AlignmentPace Live { get; } = new(60, 20, 10, 150);
}
