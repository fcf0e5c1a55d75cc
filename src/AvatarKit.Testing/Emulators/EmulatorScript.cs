namespace AvatarKit.Testing;

/// <summary>How an emulator, or a rule of one, is told what to answer. Thread-safe.</summary>
/// <remarks>
/// Answers are taken in the order they were added, one per valid request; the last one serves every further request. Without any the
/// emulator answers in its own sensible way. Rules added with <c>When</c> come first: a request goes to the first whose condition
/// holds. Requests that the service would refuse (a wrong signature, an invalid body) are refused and take no answer.
/// </remarks>
/// <typeparam name="TSelf">The script itself, for chaining.</typeparam>
/// <typeparam name="TRequest">What a request is recorded as.</typeparam>
/// <typeparam name="TReply">What a request is answered with.</typeparam>
public abstract class EmulatorScript<TSelf, TRequest, TReply>
    where TSelf : EmulatorScript<TSelf, TRequest, TReply>
    where TReply : class
{
    private protected EmulatorScript()
    {
    }

    private protected AnswerQueue<TRequest, EmulatorAnswer<TReply>> Answers { get; } = new();

    /// <summary>Adds an answer.</summary>
    /// <param name="reply">The answer.</param>
    /// <returns>This script.</returns>
    public TSelf RespondWith(TReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return Add(_ => new(reply, null));
    }

    /// <summary>Adds an answer made from the request.</summary>
    /// <param name="reply">Makes the answer; may run for several requests at once.</param>
    /// <returns>This script.</returns>
    public TSelf RespondWith(Func<TRequest, TReply> reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return Add(request => new(reply(request), null));
    }

    /// <summary>Adds the emulator's own answer, as after a failure that passes.</summary>
    /// <returns>This script.</returns>
    public TSelf RespondAsUsual() => Add(_ => new(null, null));

    /// <summary>Adds a failure in place of an answer.</summary>
    /// <param name="fault">How it fails.</param>
    /// <param name="times">How many requests fail so.</param>
    /// <returns>This script.</returns>
    public TSelf FailWith(EmulatorFault fault, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        for (int i = 0; i < times; i++)
        {
            Add(_ => new(null, fault));
        }

        return (TSelf)this;
    }

    /// <summary>Lets the answer that is added next come late.</summary>
    /// <param name="delay">How late its first byte is, on the emulator's <see cref="TimeProvider"/>.</param>
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

    private TSelf Add(Func<TRequest, EmulatorAnswer<TReply>> answer)
    {
        Answers.Add(answer);
        return (TSelf)this;
    }
}
