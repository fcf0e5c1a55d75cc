using System.Diagnostics;
using System.Runtime.CompilerServices;
using AvatarKit.Rendering;
using Microsoft.Extensions.Logging.Abstractions;

namespace AvatarKit.Evaluation;

/// <summary>The product's encoder, and beside it a file of the same pictures without loss.</summary>
internal sealed class LosslessEncoder(VideoRenderingOptions options, string path) : IVideoEncoder
{
    private readonly FfmpegEncoder inner = new(options, NullLogger.Instance, TimeProvider.System);

    public ValueTask WarmUpAsync(CancellationToken cancellationToken) => inner.WarmUpAsync(cancellationToken);

    public async ValueTask<IVideoStream> OpenAsync(VideoFormat format, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "-hide_banner", "-nostdin", "-loglevel", "error", "-y", "-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", $"{format.Width}x{format.Height}",
            "-r", $"{format.FrameRate}", "-i", "pipe:0", "-c:v", "libx264", "-preset", "ultrafast", "-qp", "0", path,
        ];
        var process = Process.Start(new ProcessStartInfo(options.FfmpegPath, arguments) { RedirectStandardInput = true })!;
        return new KeptStream(await inner.OpenAsync(format, cancellationToken).ConfigureAwait(false), process);
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private sealed class KeptStream(IVideoStream inner, Process process) : IVideoStream
    {
        public void Announce(TimeSpan end) => inner.Announce(end);

        public ValueTask WriteFrameAsync(VideoFrame frame, long number, CancellationToken cancellationToken)
        {
            process.StandardInput.BaseStream.Write(frame.WithHeadroom(0));
            return inner.WriteFrameAsync(frame, number, cancellationToken);
        }

        public ValueTask WriteAudioAsync(ReadOnlyMemory<short> samples, CancellationToken cancellationToken)
            => inner.WriteAudioAsync(samples, cancellationToken);

        public ValueTask CompleteAsync(CancellationToken cancellationToken) => inner.CompleteAsync(cancellationToken);

        public async IAsyncEnumerable<VideoFragment> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (VideoFragment piece in inner.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return piece;
            }
        }

        public async ValueTask DisposeAsync()
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync().ConfigureAwait(false);
            process.Dispose();
            await inner.DisposeAsync().ConfigureAwait(false);
        }
    }
}
