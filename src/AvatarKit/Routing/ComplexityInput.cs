namespace AvatarKit;

/// <summary>What a scorer looks at.</summary>
/// <param name="Message">What the person said.</param>
/// <param name="PriorTurns">How many turns of the conversation the model will see.</param>
public readonly record struct ComplexityInput(string Message, int PriorTurns)
{
    /// <summary>How many pictures and documents come with the message.</summary>
    /// <value>Default 0.</value>
    public int Attachments { get; init; }
}
