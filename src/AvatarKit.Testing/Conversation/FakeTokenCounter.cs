namespace AvatarKit.Testing;

/// <summary>A token counter that counts words, or what it is told, and records what it was asked. Thread-safe.</summary>
public sealed class FakeTokenCounter : FakeScript<FakeTokenCounter, string, int>, ITokenCounter
{
    /// <summary>Whether it calls its counts estimates.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool IsEstimate { get; init; }

    /// <summary>Begins a rule.</summary>
    /// <param name="condition">The texts it is for.</param>
    /// <returns>The rule, to be told the count.</returns>
    public FakeRule<string, int> When(Func<string, bool> condition) => new(Answers, condition);

    /// <inheritdoc/>
    public int Count(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Answers.Respond(text, static t => Words.Split(t).Count(static word => !string.IsNullOrWhiteSpace(word)));
    }
}
