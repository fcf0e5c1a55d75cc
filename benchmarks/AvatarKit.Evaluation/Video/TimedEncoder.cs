using System.Runtime.CompilerServices;
using AvatarKit.Rendering;
using Microsoft.Extensions.Logging.Abstractions;

namespace AvatarKit.Evaluation;

/// <summary>The product's encoder, noting when each stream was opened, was given its pictures and gave its first fragment.</summary>
internal sealed class TimedEncoder(VideoRenderingOptions options) : IVideoEncoder
{
    private readonly FfmpegEncoder inner = new(options, NullLogger.Instance, TimeProvider.System);

    /// <summary>What the last stream did.</summary>
    public StreamTimes Last { get; private set; } = new();

    /// <summary>Whether a process waits for a stream.</summary>
    public bool IsIdle => inner.IdleIds.Count > 0;

    public ValueTask WarmUpAsync(CancellationToken cancellationToken) => inner.WarmUpAsync(cancellationToken);

    public async ValueTask<IVideoStream> OpenAsync(VideoFormat format, CancellationToken cancellationToken)
    {
        IVideoStream stream = await inner.OpenAsync(format, cancellationToken).ConfigureAwait(false);
        Last = new StreamTimes();
        return new TimedStream(stream, Last, format.FrameRate);
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private sealed class TimedStream(IVideoStream inner, StreamTimes times, int frameRate) : IVideoStream
    {
        public void Announce(TimeSpan end) => inner.Announce(end);

        public ValueTask WriteFrameAsync(VideoFrame frame, long number, CancellationToken cancellationToken)
        {
            times.AddPicture(TimeSpan.FromSeconds((double)number / frameRate));
            return inner.WriteFrameAsync(frame, number, cancellationToken);
        }

        public ValueTask WriteAudioAsync(ReadOnlyMemory<short> samples, CancellationToken cancellationToken)
            => inner.WriteAudioAsync(samples, cancellationToken);

        public ValueTask CompleteAsync(CancellationToken cancellationToken) => inner.CompleteAsync(cancellationToken);

        public async IAsyncEnumerable<VideoFragment> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (VideoFragment piece in inner.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (!piece.IsInitialization)
                {
                    times.AddFragment();
                }

                yield return piece;
            }
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
