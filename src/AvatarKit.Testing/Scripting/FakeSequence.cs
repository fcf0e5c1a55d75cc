using System.Runtime.CompilerServices;

namespace AvatarKit.Testing;

/// <summary>A scripted answer given piece by piece: what it gives, where it waits, where it fails.
/// Built once, played by any number of calls.</summary>
/// <remarks>Not thread-safe while it is being built.</remarks>
/// <typeparam name="TSelf">The answer itself, for chaining.</typeparam>
public abstract class FakeSequence<TSelf>
    where TSelf : FakeSequence<TSelf>
{
    private readonly List<Step> steps = [];

    private protected FakeSequence()
    {
    }

    /// <summary>Waits at this point.</summary>
    /// <param name="delay">How long, on the fake's <see cref="TimeProvider"/>.</param>
    /// <returns>This answer.</returns>
    public TSelf After(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return Add(new Step(null, (timeProvider, token) => Task.Delay(delay, timeProvider, token)));
    }

    /// <summary>Waits at this point for the test.</summary>
    /// <param name="gate">What it waits for.</param>
    /// <returns>This answer.</returns>
    public TSelf After(Task gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        return Add(new Step(null, (_, token) => gate.WaitAsync(token)));
    }

    /// <summary>Fails at this point.</summary>
    /// <param name="exception">What is thrown.</param>
    /// <returns>This answer.</returns>
    public TSelf FailWith(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return Add(new Step(null, (_, _) => throw exception));
    }

    internal async IAsyncEnumerable<object> PlayAsync(TimeProvider timeProvider, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (Step step in steps.ToArray())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (step.Wait is not null)
            {
                await step.Wait(timeProvider, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                yield return step.Item!;
            }
        }
    }

    private protected TSelf Give(object item) => Add(new Step(item, null));

    private TSelf Add(Step step)
    {
        steps.Add(step);
        return (TSelf)this;
    }

    private sealed record Step(object? Item, Func<TimeProvider, CancellationToken, Task>? Wait);
}
