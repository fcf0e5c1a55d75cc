using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace AvatarKit;

/// <summary>A synthesis under way that several listeners share. It goes on for as long as one of them listens.</summary>
#pragma warning disable CA1001 // The token source has neither timer nor handle; listeners may cancel it after the end.
internal sealed class SharedSynthesis
#pragma warning restore CA1001
{
    private readonly Lock gate = new();
    private readonly List<SpeechChunk> chunks = [];
    private readonly CancellationTokenSource unheard = new();
    private TaskCompletionSource news = NewNews();
    private ExceptionDispatchInfo? failure;
    private bool ended;
    private int listeners = 1;

    /// <summary>Lets one more listen, from the first chunk on. Whoever made the flight is aboard already.</summary>
    /// <returns>Whether there is still something to listen to: not once all have gone, or the synthesis failed.</returns>
    public bool TryBoard()
    {
        lock (gate)
        {
            if (unheard.IsCancellationRequested || failure is not null)
            {
                return false;
            }

            listeners++;
            return true;
        }
    }

    /// <summary>Takes what is synthesized until the end, for all listeners.</summary>
    /// <returns>The chunks when all came well; <see langword="null"/> where the synthesis failed or nobody listens any more.</returns>
    public async Task<IReadOnlyList<SpeechChunk>?> FlyAsync(Func<CancellationToken, IAsyncEnumerable<SpeechChunk>> synthesize)
    {
        ExceptionDispatchInfo? failed = null;
        try
        {
            await foreach (SpeechChunk chunk in synthesize(unheard.Token).WithCancellation(unheard.Token).ConfigureAwait(false))
            {
                Announce(chunk);
            }
        }
        catch (Exception exception)
        {
            failed = ExceptionDispatchInfo.Capture(exception);
        }

        return End(failed) ? chunks : null;
    }

    /// <summary>What the synthesis brings, from its first chunk on. Leaving the enumeration is leaving the flight.</summary>
    public async IAsyncEnumerable<SpeechChunk> ListenAsync(bool pays, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            for (int i = 0; ; i++)
            {
                SpeechChunk? next;
                while (!TryTake(i, out next, out Task wait))
                {
                    await wait.WaitAsync(cancellationToken).ConfigureAwait(false);
                }

                cancellationToken.ThrowIfCancellationRequested();
                if (next is null)
                {
                    failure?.Throw();
                    yield break;
                }

                yield return pays ? next : next with { BilledCharacters = 0 };
            }
        }
        finally
        {
            await LeaveAsync().ConfigureAwait(false);
        }
    }

    private static TaskCompletionSource NewNews() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether there is an answer: a chunk, or none at the end.</summary>
    private bool TryTake(int index, out SpeechChunk? chunk, out Task wait)
    {
        lock (gate)
        {
            wait = news.Task;
            chunk = index < chunks.Count ? chunks[index] : null;
            return chunk is not null || ended;
        }
    }

    private void Announce(SpeechChunk chunk)
    {
        lock (gate)
        {
            chunks.Add(chunk);
            Wake();
        }
    }

    private bool End(ExceptionDispatchInfo? failed)
    {
        lock (gate)
        {
            failure = failed;
            ended = true;
            Wake();
            return failed is null && !unheard.IsCancellationRequested;
        }
    }

    private void Wake()
    {
        TaskCompletionSource told = news;
        news = NewNews();
        told.SetResult();
    }

    private async ValueTask LeaveAsync()
    {
        bool last;
        lock (gate)
        {
            last = --listeners == 0 && !ended;
        }

        if (last)
        {
            await unheard.CancelAsync().ConfigureAwait(false);
        }
    }
}
