namespace AvatarKit.Rendering;

/// <summary>Takes segments from the voice one at a time and hands each to the video once its face track has been given. Not thread-safe.</summary>
internal sealed class SegmentPull(IAsyncEnumerable<SpokenSegment> segments, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private IAsyncEnumerator<SpokenSegment>? source;
    private Task<bool>? pulling;
    private Task? handing;
    private SpokenSegment? given;
    private bool over;

    /// <summary>What is under way: the next segment coming, or the last one going to the video; <see langword="null"/> when all have.</summary>
    public Task? Next(VideoTurn turn)
    {
        if (given is not null)
        {
            handing = turn.AcceptAsync(given, stopping.Token);
            given = null;
        }

        if (handing is not null || over)
        {
            return handing;
        }

        source ??= segments.GetAsyncEnumerator(stopping.Token);
        return pulling ??= source.MoveNextAsync().AsTask();
    }

    /// <summary>Ends the step that has completed.</summary>
    /// <returns>The segment that came, if one did.</returns>
    public async ValueTask<SpokenSegment?> TakeAsync(VideoTurn turn)
    {
        if (handing is not null)
        {
            await handing.ConfigureAwait(false);
            handing = null;
            return null;
        }

        cancellationToken.ThrowIfCancellationRequested();
        bool more = await pulling!.ConfigureAwait(false);
        pulling = null;
        if (more)
        {
            return given = source!.Current;
        }

        over = true;
        turn.Complete();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        foreach (Task? open in (Task?[])[pulling, handing])
        {
            if (open is not null)
            {
                await open.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        if (source is not null)
        {
            await source.DisposeAsync().ConfigureAwait(false);
        }

        stopping.Dispose();
    }
}
