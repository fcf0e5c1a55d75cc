namespace AvatarKit;

/// <summary>What recent turns scored, each in rising order.</summary>
/// <param name="InForce">By the calibration in force.</param>
/// <param name="Shipped">By the shipped weights.</param>
internal sealed record RecentScores(double[] InForce, double[] Shipped)
{
    public static RecentScores None { get; } = new([], []);
}
