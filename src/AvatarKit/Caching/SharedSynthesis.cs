using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace AvatarKit;

/// <summary>A synthesis under way that several listeners share. It goes on for as long as one of them
/// listens and the voice gives something.</summary>
/// <remarks>
/// The first listener is given what the voice charges. When it leaves, the next one takes over what it was not given yet, so that a synthesis is
/// charged once, whoever stays. A voice that ignores its token is left behind: the synthesis has ended all the same.
/// </remarks>
/// <param name="textLength">The length of the text, charged where the voice does not say what it charges.</param>
/// <param name="provider">The voice's provider.</param>
/// <param name="time">The clock of <see cref="LongestSilence"/>.</param>
#pragma warning disable CA1001 // Its end disposes of the token, not its owner.
internal sealed class SharedSynthesis(int textLength, string provider, TimeProvider time)
#pragma warning restore CA1001
{
    /// <summary>A voice that gives nothing for this long has failed.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(2);

    // As much as the engine takes of a sentence; a chunk without sound takes memory too.
    private const long MaxBytes = SpeechChunkGuard.MaxBytes;
    private const int ChunkBytes = 256;

    private readonly Lock gate = new();
    private readonly List<SpeechChunk> chunks = [];
    private readonly List<SharedListener> listeners = [];
    private readonly SafeCancellation unheard = new(time);
    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ExceptionDispatchInfo? failure;
    private bool ended;
    private bool isWhole;
    private long held;
    private long owed;
    private bool textIsOwed;
    private bool chargesAreSaid;
    private bool audioHasCome;

    /// <summary>Lets one more listen, from the first chunk on.</summary>
    /// <returns>The listener, or <see langword="null"/> where there is nothing to listen to: all have gone, or the synthesis failed.</returns>
    public SharedListener? TryJoin()
    {
        lock (gate)
        {
            if (failure is not null || (ended && !isWhole))
            {
                return null;
            }

            var listener = new SharedListener();
            listeners.Add(listener);
            return listener;
        }
    }

    /// <summary>Takes what is synthesized until the end, for all listeners.</summary>
    /// <returns>The chunks when all came well; <see langword="null"/> where the synthesis failed or nobody listens any more.</returns>
    public async Task<IReadOnlyList<SpeechChunk>?> RunAsync(Func<CancellationToken, IAsyncEnumerable<SpeechChunk>> synthesize)
    {
        using ITimer silence = Timers.Create(time, static state => ((SharedSynthesis)state!).OnSilence(), this, LongestSilence);
#pragma warning disable CA2025 // The timer is needed until the end alone; one that is disposed of changes nothing.
        _ = TakeAsync(synthesize, silence);
#pragma warning restore CA2025
        await over.Task.ConfigureAwait(false);
        unheard.Dispose();
        return isWhole ? chunks : null;
    }

    /// <summary>What the synthesis brings, from its first chunk on. Leaving the enumeration is leaving the synthesis.</summary>
    public async IAsyncEnumerable<SpeechChunk> ListenAsync(SharedListener listener, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                SpeechChunk? chunk;
                while (!TryTake(listener, out chunk, out Task wait))
                {
                    await wait.WaitAsync(cancellationToken).ConfigureAwait(false);
                }

                if (chunk is null)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    failure?.Throw();
                    yield break;
                }

                yield return chunk;
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            Leave(listener);
        }
    }

    private async Task TakeAsync(Func<CancellationToken, IAsyncEnumerable<SpeechChunk>> synthesize, ITimer silence)
    {
        // A voice that never waits shall not keep its first listener from its first chunk.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await foreach (SpeechChunk chunk in synthesize(unheard.Token).WithCancellation(unheard.Token).ConfigureAwait(false))
            {
                if (!TryAdd(chunk))
                {
                    return;
                }

                if (held > MaxBytes)
                {
                    EndEarly(new SpeechException(
                        "speech.too_long",
                        $"The voice of '{provider}' gave more than {MaxBytes >> 20} MB for a text of {textLength} characters.",
                        provider));
                    return;
                }

                silence.Change(LongestSilence, Timeout.InfiniteTimeSpan);
            }

            End(failed: null, whole: true);
        }
        catch (Exception exception)
        {
            End(ExceptionDispatchInfo.Capture(exception), whole: false);
        }
    }

    private void OnSilence()
    {
        EndEarly(new SpeechException(
            "speech.timeout", $"The voice of '{provider}' gave nothing for {LongestSilence.TotalSeconds:F0} s.", provider, isTransient: true));
    }

    private void EndEarly(SpeechException reason)
    {
        End(ExceptionDispatchInfo.Capture(reason), whole: false);
        unheard.Cancel();
    }

    private bool TryAdd(SpeechChunk chunk)
    {
        lock (gate)
        {
            if (ended)
            {
                return false;
            }

            chunks.Add(chunk);
            held += chunk.Audio.Length + ChunkBytes;
            if (chunk.BilledCharacters is { } billed)
            {
                owed += billed;
                chargesAreSaid = true;
                textIsOwed = false;
            }
            else if (!chargesAreSaid && !audioHasCome && !chunk.Audio.IsEmpty)
            {
                textIsOwed = true;
            }

            audioHasCome |= !chunk.Audio.IsEmpty;
            Wake();
            return true;
        }
    }

    /// <summary>Whether there is an answer: a chunk, or none at the end.</summary>
    private bool TryTake(SharedListener listener, out SpeechChunk? chunk, out Task wait)
    {
        lock (gate)
        {
            wait = next.Task;
            chunk = null;
            if (listener.Taken < chunks.Count)
            {
                chunk = Charge(listener, chunks[listener.Taken]);
                listener.Taken++;
                return true;
            }

            if (!ended)
            {
                return false;
            }

            chunk = ChargeRest(listener);
            return true;
        }
    }

    private SpeechChunk Charge(SharedListener listener, SpeechChunk chunk)
    {
        if (listeners[0] != listener)
        {
            listener.HeardOfNoCharge = true;
            return chunk.BilledCharacters == 0 ? chunk : chunk with { BilledCharacters = 0 };
        }

        // What comes with later chunks stays owed until they are taken.
        long later = Later(listener.Taken + 1);
        long now = owed - later;
        owed = later;
        if (textIsOwed && !chunk.Audio.IsEmpty)
        {
            textIsOwed = false;
            return listener.HeardOfNoCharge ? chunk with { BilledCharacters = textLength } : chunk;
        }

        return now == (chunk.BilledCharacters ?? 0) ? chunk : chunk with { BilledCharacters = now };
    }

    private SpeechChunk? ChargeRest(SharedListener listener)
    {
        if (failure is not null || chunks.Count == 0 || listeners[0] != listener || (owed == 0 && !textIsOwed))
        {
            return null;
        }

        long rest = textIsOwed ? textLength : owed;
        owed = 0;
        textIsOwed = false;
        return chunks[^1] with { Audio = default, Marks = [], BilledCharacters = rest };
    }

    private long Later(int from)
    {
        long sum = 0;
        for (int i = from; i < chunks.Count; i++)
        {
            sum += chunks[i].BilledCharacters ?? 0;
        }

        return sum;
    }

    private void End(ExceptionDispatchInfo? failed, bool whole)
    {
        lock (gate)
        {
            if (ended)
            {
                return;
            }

            failure = failed;
            isWhole = whole;
            ended = true;
            Wake();
        }

        over.TrySetResult();
    }

    private void Wake()
    {
        TaskCompletionSource waited = next;
        next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waited.SetResult();
    }

    private void Leave(SharedListener listener)
    {
        bool last;
        lock (gate)
        {
            listeners.Remove(listener);
            last = listeners.Count == 0 && !ended;
        }

        if (last)
        {
            unheard.Cancel();
            End(failed: null, whole: false);
            lock (gate)
            {
                // A voice that ignores its token may hold on to this for as long as it lives.
                chunks.Clear();
            }
        }
    }
}
