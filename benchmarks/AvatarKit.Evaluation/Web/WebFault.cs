namespace AvatarKit.Evaluation;

/// <summary>A fault that is planted, and the part whose measure must see it.</summary>
/// <param name="Name">As the command line has it, and the page's address.</param>
/// <param name="Part">The part that must miss its goal.</param>
/// <param name="What">What is wrong then.</param>
internal sealed record WebFault(string Name, string Part, string What)
{
    /// <summary>All there are.</summary>
    public static IReadOnlyList<WebFault> All { get; } =
    [
        new("slow-face", "frames", "drawing takes 20 ms longer"),
        new("late-face", "lips", "each picture is the one of 100 ms before"),
        new("wrong-word", "heard", "the server is told of the beginning of the piece before the one that is heard"),
        new("dropped-sound", "underruns", "of every third piece of sound most is silent"),
        new("late-sound", "first-sound", "what goes over the network is 200 ms late each way"),
        new("plain-sound", "wire", "the page cannot decode Opus"),
    ];
}
