namespace AvatarKit.Rendering;

/// <summary>Makes streams of encoded video from raw pictures and sound. Thread-safe.</summary>
internal interface IVideoEncoder : IAsyncDisposable
{
    /// <summary>Checks what it needs and gets ready, so that the first stream begins sooner.</summary>
    /// <exception cref="VideoException">What it needs is missing.</exception>
    ValueTask WarmUpAsync(CancellationToken cancellationToken);

    /// <summary>Begins a stream.</summary>
    /// <param name="format">What will be written.</param>
    /// <param name="cancellationToken">Ends the waiting, not the stream.</param>
    /// <returns>The stream; the caller disposes it, which ends whatever it holds.</returns>
    /// <exception cref="VideoException">What it needs is missing.</exception>
    ValueTask<IVideoStream> OpenAsync(VideoFormat format, CancellationToken cancellationToken);
}
