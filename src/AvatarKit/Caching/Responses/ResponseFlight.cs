namespace AvatarKit;

/// <summary>An answer that is being made, for which others may wait. Thread-safe.</summary>
/// <param name="record">What the answer will be kept under.</param>
/// <param name="keep">Keeps it, and completes the flight.</param>
/// <param name="leave">Lets another be the next to make it.</param>
internal sealed class ResponseFlight(
    ResponseRecord record, Func<ResponseFlight, CachedResponse, CancellationToken, ValueTask> keep, Action<ResponseFlight, ResponseFlightEnd> leave)
    : ResponseCacheLease
{
    private readonly TaskCompletionSource<ResponseFlightEnd> end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int isOver;

    /// <summary>What the answer will be kept under.</summary>
    public ResponseRecord Record { get; set; } = record;

    /// <summary>The name under which this process has the right to make it; <see langword="null"/>: it has not asked, or nobody can tell.</summary>
    public string? Holder { get; set; }

    public Task<ResponseFlightEnd> End => end.Task;

    public override ValueTask StoreAsync(CachedResponse response, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(response);
        return Interlocked.Exchange(ref isOver, 1) == 0 ? keep(this, response, cancellationToken) : ValueTask.CompletedTask;
    }

    /// <summary>Gives those who wait an answer that was made elsewhere.</summary>
    public void Arrive(CachedResponse response) => Finish(new ResponseFlightEnd(response, IsDeclined: false));

    public override void Decline() => Finish(new ResponseFlightEnd(null, IsDeclined: true));

    /// <summary>Tells those who wait how it ended.</summary>
    public void Complete(ResponseFlightEnd how)
    {
        leave(this, how);
        end.TrySetResult(how);
    }

    protected override void Dispose(bool disposing) => Finish(default);

    private void Finish(ResponseFlightEnd how)
    {
        if (Interlocked.Exchange(ref isOver, 1) == 0)
        {
            Complete(how);
        }
    }
}
