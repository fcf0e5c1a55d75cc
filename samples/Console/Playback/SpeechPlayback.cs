using System.Threading.Channels;

namespace AvatarKit.Samples.Console;

/// <summary>Plays one answer while it is made, and reports how far it was heard. Without a player what comes counts as heard.</summary>
internal sealed class SpeechPlayback : IAsyncDisposable
{
    private readonly Channel<SpeechSegment> pieces = Channel.CreateUnbounded<SpeechSegment>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource stop = new();
    private readonly Lock gate = new();
    private readonly PlayerProgram? program;
    private readonly PlaybackClock clock;
    private readonly Action<PlaybackPoint> heard;
    private readonly TimeProvider time;
    private bool isStopped;

    public SpeechPlayback(PlayerProgram? program, Action<PlaybackPoint> heard, TimeProvider time)
    {
        this.program = program;
        this.heard = heard;
        this.time = time;
        clock = new PlaybackClock(time);
        Ended = Task.Run(RunAsync);
    }

    /// <summary>Ends when all was played, or playing was stopped. Never fails.</summary>
    public Task Ended { get; }

    /// <summary>Why nothing was played, if the player failed.</summary>
    public string? Failure { get; private set; }

    public void Add(SpeechSegment piece) => pieces.Writer.TryWrite(piece);

    /// <summary>Nothing more comes.</summary>
    public void Complete() => pieces.Writer.TryComplete();

    /// <summary>Stops at once, after a last report of how far it was heard.</summary>
    public void Stop()
    {
        lock (gate)
        {
            if (isStopped)
            {
                return;
            }

            Report();
            isStopped = true;
        }

        pieces.Writer.TryComplete();
        stop.Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        Stop();
        await Ended;
        stop.Dispose();
    }

    private async Task RunAsync()
    {
        SpeechSegment? last = null;
        try
        {
            if (program is not null)
            {
                using IVoiceOutput output = program.TakesStream
                    ? new StreamedVoice(program, clock, Report, time)
                    : new FiledVoice(program, clock, Report, time);
                await foreach (SpeechSegment piece in pieces.Reader.ReadAllAsync(stop.Token))
                {
                    last = piece;
                    await output.PlayAsync(piece, stop.Token);
                }

                await output.FinishAsync(stop.Token);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception) when (exception is PlayerException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            Failure = exception.Message;
        }

        // Where nothing is played, what stands on the screen is what the person has of the answer.
        NoteHeard(last);
        await foreach (SpeechSegment piece in pieces.Reader.ReadAllAsync(CancellationToken.None))
        {
            NoteHeard(piece);
        }
    }

    private void NoteHeard(SpeechSegment? piece)
    {
        lock (gate)
        {
            if (!isStopped && piece is not null)
            {
                heard(new PlaybackPoint(piece.Index, piece.Duration));
            }
        }
    }

    private void Report()
    {
        lock (gate)
        {
            if (!isStopped && clock.Position is { } position)
            {
                heard(position);
            }
        }
    }
}
