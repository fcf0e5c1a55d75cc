namespace AvatarKit.Testing;

/// <summary>A store in memory whose operations can be made to fail or wait, each by a script of its own. Thread-safe.</summary>
/// <remarks>Without a script every call does what it should.</remarks>
/// <typeparam name="TSelf">The fake itself, for chaining.</typeparam>
/// <typeparam name="TCall">What a call is recorded as.</typeparam>
/// <typeparam name="TOperation">What can be called.</typeparam>
public abstract class FakeStore<TSelf, TCall, TOperation> : FakeAsyncScript<TSelf, TCall, FakeOutcome>
    where TSelf : FakeStore<TSelf, TCall, TOperation>
    where TOperation : struct, Enum
{
    private readonly Lock gate = new();
    private readonly Dictionary<TOperation, FakeAsyncRule<TCall, FakeOutcome>> operations = [];

    private protected FakeStore(TimeProvider? timeProvider) => Time = timeProvider ?? TimeProvider.System;

    /// <summary>The clock of scripted delays.</summary>
    private protected TimeProvider Time { get; }

    /// <summary>The script of one operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>Its script, always the same.</returns>
    public FakeAsyncRule<TCall, FakeOutcome> On(TOperation operation)
    {
        lock (gate)
        {
            if (!operations.TryGetValue(operation, out FakeAsyncRule<TCall, FakeOutcome>? rule))
            {
                operations[operation] = rule = When(call => EqualityComparer<TOperation>.Default.Equals(OperationOf(call), operation));
            }

            return rule;
        }
    }

    /// <summary>Begins a rule.</summary>
    /// <param name="condition">The calls it is for.</param>
    /// <returns>The rule, to be told what becomes of them.</returns>
    public FakeAsyncRule<TCall, FakeOutcome> When(Func<TCall, bool> condition) => new(Answers, condition);

    /// <summary>What was called.</summary>
    private protected abstract TOperation OperationOf(TCall call);

    /// <summary>Does what the script says, then the call's own work; a scripted failure may come after it.</summary>
    private protected async ValueTask<T> RunAsync<T>(TCall call, Func<ValueTask<T>> action, CancellationToken cancellationToken)
    {
        FakeOutcome outcome = await Answers.RespondAsync(call, static _ => FakeOutcome.Normal, Time, cancellationToken).ConfigureAwait(false);
        T result = await action().ConfigureAwait(false);
        return outcome.Afterwards is Exception failure ? throw failure : result;
    }
}
