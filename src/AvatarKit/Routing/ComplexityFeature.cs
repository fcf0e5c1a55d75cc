namespace AvatarKit;

/// <summary>One thing a scorer saw in a message.</summary>
/// <param name="Name">What, for example <c>length</c> or <c>reasoning_words</c>.</param>
/// <param name="Value">How much of it, as measured.</param>
/// <param name="Contribution">What it added to the score.</param>
public readonly record struct ComplexityFeature(string Name, double Value, double Contribution);
