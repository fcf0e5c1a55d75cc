namespace AvatarKit.Testing;

/// <summary>How a fake, or a rule of one, is told what to answer, and says what it was asked. Thread-safe.</summary>
/// <remarks>
/// Answers are taken in the order they were added, one per call; the last one serves every further call. Without any the fake
/// answers in its own sensible way. Rules added with <c>When</c> come first: a call goes to the first whose condition holds.
/// </remarks>
/// <typeparam name="TSelf">The fake itself, for chaining.</typeparam>
/// <typeparam name="TCall">What a call is recorded as.</typeparam>
/// <typeparam name="TAnswer">What a call is answered with.</typeparam>
public abstract class FakeScript<TSelf, TCall, TAnswer>
    where TSelf : FakeScript<TSelf, TCall, TAnswer>
{
    private protected FakeScript()
    {
    }

    /// <summary>What it was asked, in order. A call to a rule is listed with the rule and with its fake.</summary>
    public IReadOnlyList<TCall> Calls => Answers.Calls;

    private protected AnswerQueue<TCall, TAnswer> Answers { get; } = new();

    /// <summary>Adds an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>This script.</returns>
    public TSelf RespondWith(TAnswer answer) => RespondWith(_ => answer);

    /// <summary>Adds an answer made from the call.</summary>
    /// <param name="answer">Makes the answer; may run for several calls at once.</param>
    /// <returns>This script.</returns>
    public TSelf RespondWith(Func<TCall, TAnswer> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        Answers.Add(answer);
        return (TSelf)this;
    }

    /// <summary>Adds a failure in place of an answer.</summary>
    /// <param name="exception">What is thrown.</param>
    /// <returns>This script.</returns>
    public TSelf FailWith(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Answers.Add(_ => throw exception);
        return (TSelf)this;
    }

    /// <summary>Waits until a number of calls have come, for tests that act in the middle of one.</summary>
    /// <param name="count">How many calls.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>A task that ends with the call of that number.</returns>
    public Task WaitForCallsAsync(int count = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return Answers.WaitAsync(count, cancellationToken);
    }
}
