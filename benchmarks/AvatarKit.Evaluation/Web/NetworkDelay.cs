namespace AvatarKit.Evaluation;

/// <summary>What a network does to packets, each way.</summary>
/// <param name="Mean">How long they take.</param>
/// <param name="Jitter">How much more or less at most.</param>
/// <param name="Loss">The share that is lost, and sent again.</param>
internal sealed record NetworkDelay(TimeSpan Mean, TimeSpan Jitter, double Loss)
{
    public static NetworkDelay None { get; } = new(TimeSpan.Zero, TimeSpan.Zero, 0);

    /// <summary>150 ms ± 50 ms, one packet in a hundred lost.</summary>
    public static NetworkDelay Rough { get; } = new(TimeSpan.FromMilliseconds(150), TimeSpan.FromMilliseconds(50), 0.01);
}
