using System.Runtime.CompilerServices;

namespace AvatarKit.Testing;

/// <summary>A recorded call that was answered with a stream. Thread-safe.</summary>
public abstract class FakeStreamCall
{
    private readonly TaskCompletionSource<FakeStreamEnd> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private protected FakeStreamCall()
    {
    }

    /// <summary>Ends when the stream has ended, was left or cancelled, and says which: what a test of cleaning up awaits.</summary>
    public Task<FakeStreamEnd> Ended => ended.Task;

    internal async IAsyncEnumerable<T> TrackAsync<T>(IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FakeStreamEnd? end = null;
        IAsyncEnumerator<T> items = source.GetAsyncEnumerator(cancellationToken);
        await using ConfiguredAsyncDisposable disposal = items.ConfigureAwait(false);
        try
        {
            while (true)
            {
                try
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (!await items.MoveNextAsync().ConfigureAwait(false))
                    {
                        end = FakeStreamEnd.Completed;
                        yield break;
                    }
                }
                catch (Exception e)
                {
                    end = e is OperationCanceledException && cancellationToken.IsCancellationRequested
                        ? FakeStreamEnd.Cancelled
                        : FakeStreamEnd.Failed;
                    throw;
                }

                yield return items.Current;
            }
        }
        finally
        {
            ended.TrySetResult(end ?? (cancellationToken.IsCancellationRequested ? FakeStreamEnd.Cancelled : FakeStreamEnd.Abandoned));
        }
    }
}
