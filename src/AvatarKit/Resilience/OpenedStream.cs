using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace AvatarKit;

/// <summary>A provider's stream whose first content has come, or which ended without any.
/// The one way in which streams of providers are opened and read.</summary>
/// <remarks>
/// The provider gets a token of its own. When it does not heed it, passes a bound or is no longer wanted, the reader goes on at once;
/// the step under way is observed and the stream disposed in the background when it comes back. For one reader.
/// Disposing ends the stream and never throws.
/// </remarks>
/// <typeparam name="T">What the stream is of.</typeparam>
internal sealed class OpenedStream<T> : IAsyncDisposable
{
    private readonly ProviderScope scope;
    private readonly StreamLimits limits;
    private readonly Func<T, bool> isContent;
    private readonly Action<T>? note;
    private readonly CancellationToken cancellationToken;
#pragma warning disable CA2213 // A provider that was left behind may still look at its token.
    private readonly CancellationTokenSource life = new();
#pragma warning restore CA2213
    private readonly StreamStep step;
    private readonly List<T> head = [];
    private CancellationTokenRegistration cancelled;
    private IAsyncEnumerator<T>? stream;
    private LeftBehind? left;
    private IDisposable? held;
    private int items;
    private int emptyItems;
    private int replayed;
    private int partings;
    private bool ended;
    private bool disposed;

    private OpenedStream(ProviderScope scope, StreamLimits limits, Func<T, bool> isContent, Action<T>? note, CancellationToken cancellationToken)
    {
        this.scope = scope;
        this.limits = limits;
        this.isContent = isContent;
        this.note = note;
        this.cancellationToken = cancellationToken;
        step = new StreamStep(scope.Time, limits, limit => new ProviderLimitException(limit, scope.Key.Provider), OnLetGo) { OnLateEnd = OnLateEnd };
    }

    /// <summary>Whether it ended without content.</summary>
    public bool IsEmpty => !step.HasContent;

    /// <summary>What came while it was opened, the first content last. Emptied once it has been read.</summary>
    public IReadOnlyList<T> Head => head;

    /// <summary>The item <see cref="MoveNextAsync"/> came to.</summary>
    public T Current { get; private set; } = default!;

    /// <summary>Opens a stream and waits for its first content.</summary>
    /// <param name="open">Calls the provider. Its token outlives the opening: it is cancelled when the stream is done with.</param>
    /// <param name="isContent">Whether an item is what is waited for.</param>
    /// <param name="limits">How long is waited and how much is taken.</param>
    /// <param name="scope">Who is called.</param>
    /// <param name="note">Is given every item as soon as it comes, also of an attempt that fails, also one that comes after it was let go of:
    /// what was used is paid for. Thread-safe; must not throw.</param>
    /// <param name="cancellationToken">Ends the stream, also after it was opened.</param>
    /// <exception cref="ProviderLimitException">A bound was passed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static async ValueTask<OpenedStream<T>> OpenAsync(
        Func<CancellationToken, IAsyncEnumerable<T>> open,
        Func<T, bool> isContent,
        StreamLimits limits,
        ProviderScope scope,
        Action<T>? note,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var opened = new OpenedStream<T>(scope, limits, isContent, note, cancellationToken);
        try
        {
            opened.Begin(open);
            while (await opened.StepAsync().ConfigureAwait(false))
            {
                opened.head.Add(opened.Current);
                if (opened.step.HasContent)
                {
                    break;
                }
            }

            return opened;
        }
        catch
        {
            await opened.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Keeps something until the stream is disposed of.</summary>
    public void Hold(IDisposable? what) => held = what;

    /// <summary>Goes to the next item; the first ones are those that came while it was opened.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="ProviderLimitException">A bound was passed.</exception>
    /// <exception cref="OperationCanceledException">The token the stream was opened with was cancelled.</exception>
    public ValueTask<bool> MoveNextAsync()
    {
        if (replayed < head.Count)
        {
            Current = head[replayed++];
            if (replayed == head.Count)
            {
                head.Clear();
                replayed = 0;
            }

            return new ValueTask<bool>(true);
        }

        return StepAsync();
    }

    /// <summary>All items, from the first on.</summary>
    public async IAsyncEnumerable<T> ReadAllAsync()
    {
        while (await MoveNextAsync().ConfigureAwait(false))
        {
            yield return Current;
        }
    }

    /// <summary>Ends the stream. What the provider throws or does then does not come out of here. May be called again.</summary>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        held?.Dispose();
        cancelled.Unregister();

        // Whoever awaited the step may have gone: the stream must not be touched before it comes back.
        step.Abandon(new ObjectDisposedException("The stream of a provider"));
        step.Dispose();
        if (!ended)
        {
            life.CancelQuietly(scope.Logger);
        }

        // A step that was let go of disposes the stream itself once it comes back.
        if (stream is not null && !step.IsLetGo)
        {
            await ForeignEnd.DisposeAsync(stream, limits.Disposal, scope).ConfigureAwait(false);
        }
    }

    private void Begin(Func<CancellationToken, IAsyncEnumerable<T>> open)
    {
        stream = open(life.Token).GetAsyncEnumerator(life.Token);
        cancelled = cancellationToken.UnsafeRegister(static state => ((OpenedStream<T>)state!).OnCancelled(), this);
    }

    private async ValueTask<bool> StepAsync()
    {
        if (ended)
        {
            return false;
        }

        cancellationToken.ThrowIfCancellationRequested();
        bool moved;
        try
        {
            ValueTask<bool> next = stream!.MoveNextAsync();
            moved = next.IsCompleted
                ? await next.ConfigureAwait(false)
                : await step.WaitAsync(next, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not ProviderLimitException)
        {
            throw Explain(exception);
        }

        if (!moved)
        {
            ended = true;
            return false;
        }

        T item = stream.Current;
        note?.Invoke(item);

        // Whoever asked may have gone while the provider did not heed its token.
        cancellationToken.ThrowIfCancellationRequested();
        Count(item);
        Current = item;
        return true;
    }

    private void Count(T item)
    {
        if (isContent(item))
        {
            step.HasContent = true;
        }
        else if (++emptyItems > limits.MaxEmptyItems)
        {
            throw new ProviderLimitException(ProviderLimit.EmptyItems, scope.Key.Provider);
        }

        if (++items > limits.MaxItems)
        {
            throw new ProviderLimitException(ProviderLimit.Items, scope.Key.Provider);
        }
    }

    private Exception Explain(Exception exception)
    {
        // A client that was cancelled may answer with an error of its own.
        if (cancellationToken.IsCancellationRequested)
        {
            return exception is OperationCanceledException own && own.CancellationToken == cancellationToken
                ? own
                : new OperationCanceledException("The caller cancelled.", exception, cancellationToken);
        }

        if (exception is OperationCanceledException)
        {
            return new ProviderLimitException(ProviderLimit.OwnTimeout, scope.Key.Provider, exception);
        }

        return exception;
    }

    private void OnCancelled()
    {
        life.CancelQuietly(scope.Logger);
        step.Abandon(new OperationCanceledException(cancellationToken));
    }

    private void OnLetGo()
    {
        left = LeftBehind.Enter(scope);
        LeaveIfLast();
        life.CancelQuietly(scope.Logger);
    }

    private void OnLateEnd(Func<bool> result) => _ = EndLateAsync(result);

    private async Task EndLateAsync(Func<bool> result)
    {
        try
        {
            if (result())
            {
                note?.Invoke(stream!.Current);
            }
        }
        catch (Exception)
        {
            // Nobody waits for it any more.
        }

        await ForeignEnd.DisposeAsync(stream!, Timeout.InfiniteTimeSpan, scope).ConfigureAwait(false);
        LeaveIfLast();
    }

    // The step may come back while it is being let go of: whoever is second knows that both are done.
    private void LeaveIfLast()
    {
        if (Interlocked.Increment(ref partings) == 2)
        {
            left!.Leave();
        }
    }
}
