using System.Runtime.CompilerServices;

namespace AvatarKit;

/// <summary>A session's updates on their way to its client, and those it may have to be given again. Bounded in number and bytes.</summary>
/// <remarks>Thread-safe. An update gets its number when it is given to a reader: what is thrown away before leaves no gap.</remarks>
internal sealed class SessionOutbox(int maxUpdates, long maxBytes)
{
    private readonly Lock gate = new();
    private readonly LinkedList<SessionUpdate> waiting = new();
    private readonly Queue<SessionUpdate> given = new();
    private readonly Signal posted = new();
    private long givenBytes;
    private long waitingBytes;
    private long lastNumber;
    private int reader;
    private bool completed;

    /// <summary>Something was given to the client, or a client came or went.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Called before an update is given to the client for the first time, in order.</summary>
    public Action<SessionUpdate>? Giving { get; set; }

    /// <summary>Called when a client has come or gone.</summary>
    public Action? ReaderChanged { get; set; }

    /// <summary>The number of the update that was given last; 0 before the first.</summary>
    public long LastNumber
    {
        get
        {
            lock (gate)
            {
                return lastNumber;
            }
        }
    }

    /// <summary>How much speech waits to be given to the client.</summary>
    public TimeSpan WaitingSpeech { get; private set; }

    /// <summary>Whether a client reads.</summary>
    public bool HasReader { get; private set; }

    /// <summary>Whether more of an answer may be made: what waits is within the bounds.</summary>
    public bool HasRoom
    {
        get
        {
            lock (gate)
            {
                return waiting.Count < maxUpdates && waitingBytes < maxBytes;
            }
        }
    }

    /// <summary>Whether the client was given everything of a turn there is so far.</summary>
    public bool HasGivenAll(string turnId)
    {
        lock (gate)
        {
            return !waiting.Any(update => update is SessionAnswer answer && answer.Update.TurnId == turnId);
        }
    }

    public void Post(SessionUpdate update) => Post(update, static () => true);

    /// <summary>Posts an update if it is wanted when it is taken in.</summary>
    /// <param name="update">The update.</param>
    /// <param name="isWanted">
    /// Asked under the lock of <see cref="Drop"/>: of a turn that is marked and then dropped, nothing is taken in any more.
    /// </param>
    public void Post(SessionUpdate update, Func<bool> isWanted)
    {
        lock (gate)
        {
            if (completed || !isWanted())
            {
                return;
            }

            waiting.AddLast(update);
            Count(update, 1);
            completed = update is SessionClosed;

            // Notices are not held back. A client that reads none of them misses the oldest.
            while (waiting.Count > 2 * maxUpdates)
            {
                RemoveWaiting(waiting.First!);
                lastNumber++;
            }
        }

        posted.Set();
    }

    /// <summary>Throws away what waits of a turn's text, speech and pictures.</summary>
    public void Drop(string turnId)
    {
        lock (gate)
        {
            for (LinkedListNode<SessionUpdate>? node = waiting.First; node is not null;)
            {
                LinkedListNode<SessionUpdate>? next = node.Next;
                if (node.Value is SessionAnswer { Update: TextDelta or SpeechSegment or ModelSelected } answer && answer.Update.TurnId == turnId)
                {
                    RemoveWaiting(node);
                }

                node = next;
            }
        }

        Changed.Set();
    }

    /// <summary>The client has everything up to a number: it is not kept any longer.</summary>
    public void Acknowledge(long number)
    {
        lock (gate)
        {
            while (given.TryPeek(out SessionUpdate? oldest) && oldest.Number <= number)
            {
                givenBytes -= SizeOf(given.Dequeue());
            }
        }
    }

    /// <summary>Whether the updates after a number are all still there.</summary>
    public bool CanResumeAfter(long number)
    {
        lock (gate)
        {
            return number <= lastNumber && number >= (given.TryPeek(out SessionUpdate? oldest) ? oldest.Number - 1 : lastNumber);
        }
    }

    /// <summary>Gives the updates after a number, as far as they are still there, until the session ends.</summary>
    /// <remarks>Ends the reading of whoever read before.</remarks>
    public async IAsyncEnumerable<SessionUpdate> ReadAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int self = Attach();
        try
        {
            long last = after;
            while (true)
            {
                Task wait = posted.Next;
                SessionUpdate? update = Take(self, last, out bool isOver);
                if (isOver)
                {
                    yield break;
                }

                if (update is null)
                {
                    await wait.WaitAsync(cancellationToken).ConfigureAwait(false);
                    continue;
                }

                cancellationToken.ThrowIfCancellationRequested();
                last = update.Number;
                yield return update;
            }
        }
        finally
        {
            Detach(self);
        }
    }

    private int Attach()
    {
        int self;
        lock (gate)
        {
            self = ++reader;
            HasReader = true;
        }

        posted.Set();
        ReaderChanged?.Invoke();
        return self;
    }

    private void Detach(int self)
    {
        lock (gate)
        {
            HasReader = HasReader && self != reader;
        }

        ReaderChanged?.Invoke();
    }

    private SessionUpdate? Take(int self, long last, out bool isOver)
    {
        SessionUpdate update;
        lock (gate)
        {
            isOver = self != reader;
            if (isOver)
            {
                return null;
            }

            if (last < lastNumber && given.FirstOrDefault(one => one.Number > last) is { } again)
            {
                return again;
            }

            if (waiting.First is not { } node)
            {
                isOver = completed;
                return null;
            }

            update = node.Value with { Number = ++lastNumber };
            RemoveWaiting(node);
            Keep(update);
            Giving?.Invoke(update);
        }

        Changed.Set();
        return update;
    }

    private void Keep(SessionUpdate update)
    {
        given.Enqueue(update);
        givenBytes += SizeOf(update);
        while (given.Count > maxUpdates || (givenBytes > maxBytes && given.Count > 1))
        {
            givenBytes -= SizeOf(given.Dequeue());
        }
    }

    private void RemoveWaiting(LinkedListNode<SessionUpdate> node)
    {
        Count(node.Value, -1);
        waiting.Remove(node);
    }

    private void Count(SessionUpdate update, int sign)
    {
        waitingBytes += sign * SizeOf(update);
        if (update is SessionAnswer { Update: SpeechSegment segment })
        {
            WaitingSpeech += sign * segment.Duration;
        }
    }

    private static long SizeOf(SessionUpdate update) => 128 + (update is not SessionAnswer answer ? 0 : answer.Update switch
    {
        SpeechSegment segment => segment.Audio.Length + (48L * (segment.Words.Count + segment.Visemes.Count)) + FaceBytes(segment.Face),
        VideoSegment video => video.Data.Length,
        TextDelta delta => 2L * delta.Text.Length,
        _ => 512,
    });

    private static long FaceBytes(FaceTrack? face) => face is null ? 0 : (long)face.FrameCount * FaceTrack.ChannelCount * sizeof(float);
}
