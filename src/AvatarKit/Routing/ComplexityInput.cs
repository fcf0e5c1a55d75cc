namespace AvatarKit;

/// <summary>What a scorer looks at.</summary>
/// <param name="Message">What the person said.</param>
/// <param name="PriorTurns">How many turns of the conversation the model will see.</param>
public readonly record struct ComplexityInput(string Message, int PriorTurns);
