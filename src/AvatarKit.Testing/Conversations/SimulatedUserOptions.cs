namespace AvatarKit.Testing;

/// <summary>How a simulated user behaves. The shares together are no more than 1; in the rest of the turns the user listens to the end.</summary>
public sealed class SimulatedUserOptions
{
    /// <summary>What decides what the user does when.</summary>
    /// <value>Default 1.</value>
    public int Seed { get; set; } = 1;

    /// <summary>The share of turns that are interrupted, some before anything came.</summary>
    /// <value>Default 0.1.</value>
    public double Interrupts { get; set; } = 0.1;

    /// <summary>The share of turns that are left in mid-answer.</summary>
    /// <value>Default 0.1.</value>
    public double Leaves { get; set; } = 0.1;

    /// <summary>Of the turns that were left, the share to which the user comes back with the same turn id.</summary>
    /// <value>Default 0.5.</value>
    public double ComesBack { get; set; } = 0.5;

    /// <summary>The share of turns that are sent a second time with the same id when they are over, as a client does that heard no answer.</summary>
    /// <value>Default 0.1.</value>
    public double Repeats { get; set; } = 0.1;

    /// <summary>The share of turns that are sent together with another one, half of them with the same turn id.</summary>
    /// <value>Default 0.1.</value>
    public double TwoAtOnce { get; set; } = 0.1;

    /// <summary>What is wanted besides text: drawn from these for each turn, equally often.</summary>
    /// <value>Default: nothing, speech, everything.</value>
    public IReadOnlyList<AvatarOutputs> Outputs { get; set; } = [AvatarOutputs.None, AvatarOutputs.Speech, AvatarOutputs.All];

    /// <summary>What the user says, by the number of the message from 0.</summary>
    /// <value>Default: a question with the number.</value>
    public Func<int, string> Message { get; set; } = static number => $"What about number {number}?";
}
