using System.Runtime.CompilerServices;

namespace AvatarKit.Testing;

/// <summary>Makes the calls of one provider, and lets them fail where chance says so. Thread-safe.</summary>
/// <param name="control">Decides and counts.</param>
/// <param name="contract">The provider's contract.</param>
/// <param name="name">Which of several providers of the contract, such as a tier.</param>
internal sealed class ChaosCalls(ChaosControl control, ChaosContract contract, string name = "")
{
    public ChaosDraw Next() => control.Next(contract, name);

    /// <summary>A call that answers at once.</summary>
    public void ThrowIfDrawn()
    {
        ChaosDraw draw = Next();
        if (draw.Fault is { } fault)
        {
            throw ChaosErrors.Of(contract, fault, draw);
        }
    }

    public async ValueTask<T> CallAsync<T>(Func<ValueTask<T>> call, CancellationToken cancellationToken)
    {
        ChaosDraw draw = Next();
        control.Begin();
        try
        {
            await BreakAtOnceAsync(draw, cancellationToken).ConfigureAwait(false);
            T result = await call().ConfigureAwait(false);
            return draw.Fault is ChaosFault.LostAnswer or ChaosFault.Cut ? throw ChaosErrors.Of(contract, draw.Fault.Value, draw) : result;
        }
        finally
        {
            control.End();
        }
    }

    public async ValueTask CallAsync(Func<ValueTask> call, CancellationToken cancellationToken)
        => await CallAsync(
            async () =>
            {
                await call().ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);

    public async IAsyncEnumerable<T> StreamAsync<T>(
        Func<IAsyncEnumerable<T>> open, Func<ChaosDraw, T, T>? spoil, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ChaosDraw draw = Next();
        control.Begin();
        try
        {
            bool breaksMidway = draw.Fault is ChaosFault.Cut or ChaosFault.LostAnswer || (draw.Fault == ChaosFault.Deaf && draw.Middle > 0);
            if (!breaksMidway)
            {
                await BreakAtOnceAsync(draw, cancellationToken).ConfigureAwait(false);
            }

            int given = 0;
            await foreach (T item in open().WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (breaksMidway && given++ == draw.Middle)
                {
                    await BreakMidwayAsync(draw).ConfigureAwait(false);
                }

                yield return spoil is null ? item : spoil(draw, item);
            }

            // It was over before it could break.
            if (breaksMidway)
            {
                await BreakMidwayAsync(draw).ConfigureAwait(false);
            }
        }
        finally
        {
            control.End();
        }
    }

    private Task BreakAtOnceAsync(ChaosDraw draw, CancellationToken cancellationToken) => draw.Fault switch
    {
        ChaosFault.Latency => control.WaitAsync(draw, cancellationToken),
        ChaosFault.Deaf => control.HoldAsync(),
        ChaosFault.Transient or ChaosFault.Lasting => Task.FromException(ChaosErrors.Of(contract, draw.Fault.Value, draw)),
        _ => Task.CompletedTask,
    };

    private Task BreakMidwayAsync(ChaosDraw draw)
        => draw.Fault == ChaosFault.Deaf ? control.HoldAsync() : Task.FromException(ChaosErrors.Of(contract, draw.Fault!.Value, draw));
}
