using System.Collections.Concurrent;

namespace AvatarKit.Testing;

/// <summary>The chaos of a host: a service of it. Turned on and off, asked what it did, and told to let go of deaf calls. Thread-safe.</summary>
/// <remarks>Disposing it, as the host does at its end, lets go of the calls that are held.</remarks>
public sealed class ChaosControl : IDisposable
{
    private readonly ChaosOptions options;
    private readonly TimeProvider time;
    private readonly ConcurrentDictionary<ChaosSource, CallCount> counts = new();
    private readonly Lock gate = new();
    private TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int running;
    private int held;

    internal ChaosControl(ChaosOptions options, TimeProvider time)
    {
        this.options = options;
        this.time = time;
    }

    /// <summary>Whether calls are made to fail. Calls are counted all the same.</summary>
    /// <value>Default <see langword="true"/>. May be changed at any time, for the calls after it.</value>
    public bool IsOn { get; set => Volatile.Write(ref field, value); } = true;

    /// <summary>What was called, and what was made to fail.</summary>
    public ChaosReport Report { get; } = new();

    /// <summary>How many calls and streams have been begun and have not ended.</summary>
    public int Running => Volatile.Read(ref running);

    /// <summary>How many of them are held, deaf. When nobody uses the host any more, <see cref="Running"/> is no more than this.</summary>
    public int Held => Volatile.Read(ref held);

    /// <summary>Lets the calls that are held go on, into a failure. Later deaf calls are held anew.</summary>
    public void Release()
    {
        lock (gate)
        {
            release.TrySetResult();
            release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Lets go of the calls that are held, and turns the chaos off.</summary>
    public void Dispose()
    {
        IsOn = false;
        Release();
    }

    /// <summary>Decides what befalls the next call of a contract.</summary>
    internal ChaosDraw Next(ChaosContract contract, string name)
    {
        var source = new ChaosSource(contract, name);
        int number = counts.GetOrAdd(source, static _ => new CallCount()).Next();
        ulong bits = ChaosDraw.Mix(ChaosDraw.Mix(((ulong)(uint)options.Seed << 32) | (uint)number) ^ source.Bits);
        ChaosFault? fault = IsOn ? options.On(contract).Pick(ChaosDraw.Share(bits)) : null;
        Report.Note(contract, fault);
        return new ChaosDraw(fault, bits);
    }

    internal void Begin() => Interlocked.Increment(ref running);

    internal void End() => Interlocked.Decrement(ref running);

    internal Task WaitAsync(ChaosDraw draw, CancellationToken cancellationToken)
        => Task.Delay(options.LongestLatency * draw.Share(salt: 2), time, cancellationToken);

    /// <summary>Holds a call until it is released, whatever its token says, and then fails it.</summary>
    internal async Task HoldAsync()
    {
        Task released;
        lock (gate)
        {
            released = release.Task;
        }

        Interlocked.Increment(ref held);
        try
        {
            await released.ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref held);
        }

        throw new IOException("The call was deaf and has been let go of.");
    }

    private sealed class CallCount
    {
        private int count;

        public int Next() => Interlocked.Increment(ref count);
    }
}
