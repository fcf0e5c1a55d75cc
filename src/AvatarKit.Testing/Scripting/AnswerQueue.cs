namespace AvatarKit.Testing;

internal sealed class AnswerQueue<TCall, TAnswer>
{
    private readonly Lock gate = new();
    private readonly List<TCall> calls = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> waiters = [];
    private readonly List<Answer> answers = [];
    private readonly List<(Func<TCall, bool> Condition, AnswerQueue<TCall, TAnswer> Answers)> rules = [];
    private readonly List<Func<TimeProvider, CancellationToken, Task>> pendingWaits = [];
    private int next;

    public IReadOnlyList<TCall> Calls
    {
        get
        {
            lock (gate)
            {
                return [.. calls];
            }
        }
    }

    /// <summary>Whether anything was scripted.</summary>
    public bool HasAnswers
    {
        get
        {
            lock (gate)
            {
                return answers.Count > 0 || rules.Count > 0;
            }
        }
    }

    public void Add(Func<TCall, TAnswer> respond)
    {
        lock (gate)
        {
            answers.Add(new Answer(respond, [.. pendingWaits]));
            pendingWaits.Clear();
        }
    }

    public void AddWait(Func<TimeProvider, CancellationToken, Task> wait)
    {
        lock (gate)
        {
            pendingWaits.Add(wait);
        }
    }

    public void AddRule(Func<TCall, bool> condition, AnswerQueue<TCall, TAnswer> rule)
    {
        ArgumentNullException.ThrowIfNull(condition);
        lock (gate)
        {
            rules.Add((condition, rule));
        }
    }

    public Task WaitAsync(int count, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (calls.Count >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiters.Add((count, reached));
            return reached.Task.WaitAsync(cancellationToken);
        }
    }

    public TAnswer Respond(TCall call, Func<TCall, TAnswer> otherwise) => (Take(call)?.Respond ?? otherwise)(call);

    public async ValueTask<TAnswer> RespondAsync(
        TCall call, Func<TCall, TAnswer> otherwise, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Answer? answer = Take(call);
        foreach (Func<TimeProvider, CancellationToken, Task> wait in answer?.Waits ?? [])
        {
            await wait(timeProvider, cancellationToken).ConfigureAwait(false);
        }

        return (answer?.Respond ?? otherwise)(call);
    }

    private Answer? Take(TCall call)
    {
        (Func<TCall, bool> Condition, AnswerQueue<TCall, TAnswer> Answers)[] candidates;
        lock (gate)
        {
            calls.Add(call);
            foreach ((int count, TaskCompletionSource reached) in waiters)
            {
                if (calls.Count >= count)
                {
                    reached.TrySetResult();
                }
            }

            waiters.RemoveAll(waiter => calls.Count >= waiter.Count);
            candidates = [.. rules];
        }

        foreach ((Func<TCall, bool> condition, AnswerQueue<TCall, TAnswer> rule) in candidates)
        {
            if (condition(call))
            {
                return rule.Take(call);
            }
        }

        lock (gate)
        {
            if (answers.Count > 0)
            {
                // The last one stands until another is added, which is then the next.
                Answer answer = answers[Math.Min(next, answers.Count - 1)];
                next = Math.Min(next + 1, answers.Count);
                return answer;
            }

            // Waits with no answer after them hold back the fake's own answer.
            return pendingWaits.Count > 0 ? new Answer(null, [.. pendingWaits]) : null;
        }
    }

    private sealed record Answer(Func<TCall, TAnswer>? Respond, IReadOnlyList<Func<TimeProvider, CancellationToken, Task>> Waits);
}
