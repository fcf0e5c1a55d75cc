namespace AvatarKit.Testing;

internal sealed class RequestLog<TRequest>
{
    private readonly Lock gate = new();
    private readonly List<TRequest> requests = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> waiters = [];

    public IReadOnlyList<TRequest> Requests
    {
        get
        {
            lock (gate)
            {
                return [.. requests];
            }
        }
    }

    public void Add(TRequest request)
    {
        lock (gate)
        {
            requests.Add(request);
            foreach ((int count, TaskCompletionSource reached) in waiters)
            {
                if (requests.Count >= count)
                {
                    reached.TrySetResult();
                }
            }

            waiters.RemoveAll(waiter => requests.Count >= waiter.Count);
        }
    }

    public Task WaitAsync(int count, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (requests.Count >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiters.Add((count, reached));
            return reached.Task.WaitAsync(cancellationToken);
        }
    }
}
