namespace AvatarKit.Testing;

/// <summary>A <see cref="FakeScript{TSelf, TCall, TAnswer}"/> whose answers can be made to wait. Thread-safe.</summary>
/// <typeparam name="TSelf">The fake itself, for chaining.</typeparam>
/// <typeparam name="TCall">What a call is recorded as.</typeparam>
/// <typeparam name="TAnswer">What a call is answered with.</typeparam>
public abstract class FakeAsyncScript<TSelf, TCall, TAnswer> : FakeScript<TSelf, TCall, TAnswer>
    where TSelf : FakeAsyncScript<TSelf, TCall, TAnswer>
{
    private protected FakeAsyncScript()
    {
    }

    /// <summary>Lets the answer that is added next come late.</summary>
    /// <param name="delay">How late, on the fake's <see cref="TimeProvider"/>.</param>
    /// <returns>This script.</returns>
    public TSelf After(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        Answers.AddWait((timeProvider, token) => Task.Delay(delay, timeProvider, token));
        return (TSelf)this;
    }

    /// <summary>Lets the answer that is added next wait for the test.</summary>
    /// <param name="gate">What it waits for.</param>
    /// <returns>This script.</returns>
    public TSelf After(Task gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        Answers.AddWait((_, token) => gate.WaitAsync(token));
        return (TSelf)this;
    }
}
