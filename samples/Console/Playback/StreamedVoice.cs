namespace AvatarKit.Samples.Console;

/// <summary>Pipes raw samples into a player, never far ahead of what is heard.</summary>
internal sealed class StreamedVoice(PlayerProgram program, PlaybackClock clock, Action report, TimeProvider time) : IVoiceOutput
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan MostAhead = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan StartUp = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(3);

    private PlayerProcess? process;
    private int rate;

    public async Task PlayAsync(SpeechSegment piece, CancellationToken stop)
    {
        await OpenAsync(piece.Format.SampleRate, stop);
        clock.Begin(piece);
        int step = (int)(rate * Step.TotalSeconds) * sizeof(short);
        for (int from = 0; from < piece.Audio.Length; from += step)
        {
            await WaitAsync(MostAhead, stop);
            ReadOnlyMemory<byte> samples = piece.Audio.Slice(from, Math.Min(step, piece.Audio.Length - from));
            await process!.WriteAsync(samples, stop);
            clock.Give(TimeSpan.FromSeconds((double)samples.Length / sizeof(short) / rate));
            report();
        }
    }

    public async Task FinishAsync(CancellationToken stop)
    {
        if (process is null)
        {
            return;
        }

        process.EndInput();
        await WaitAsync(TimeSpan.Zero, stop);
        report();
        using var limit = new CancellationTokenSource(LongestEnd, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        await process.WaitForExitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.ThrowIfCancellationRequested();
        await process.RequireSuccessAsync(stop);
        process.Dispose();
        process = null;
    }

    public void Dispose() => process?.Dispose();

    private async Task OpenAsync(int sampleRate, CancellationToken stop)
    {
        if (process is not null && rate != sampleRate)
        {
            await FinishAsync(stop);
        }

        if (process is null)
        {
            rate = sampleRate;
            process = new PlayerProcess(program, program.StreamArguments(rate), time);
            clock.Delay(StartUp);
        }
    }

    private async Task WaitAsync(TimeSpan ahead, CancellationToken stop)
    {
        while (clock.Ahead > ahead)
        {
            await Task.Delay(Step, time, stop);
            report();
        }

        stop.ThrowIfCancellationRequested();
    }
}
