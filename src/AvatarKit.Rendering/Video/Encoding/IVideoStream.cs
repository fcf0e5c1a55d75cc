namespace AvatarKit.Rendering;

/// <summary>One video on its way through an encoder. Written by one, read by another at the same time.</summary>
internal interface IVideoStream : IAsyncDisposable
{
    /// <summary>Says how far what is known by now will reach, so that pieces on the way there may be joined
    /// and the last ones are not held back.</summary>
    void Announce(TimeSpan end);

    /// <summary>Hands over a picture. Waits while too many are under way.</summary>
    /// <param name="frame">The picture; it comes back to its pool when it has been taken.</param>
    /// <param name="number">Its number on the grid of the frame rate, higher than the last one's.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="VideoException">The encoder failed.</exception>
    ValueTask WriteFrameAsync(VideoFrame frame, long number, CancellationToken cancellationToken);

    /// <summary>Hands over sound that follows what was written before.</summary>
    /// <param name="samples">Sixteen-bit samples, channels interleaved; copied.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="VideoException">The encoder failed.</exception>
    ValueTask WriteAudioAsync(ReadOnlyMemory<short> samples, CancellationToken cancellationToken);

    /// <summary>Says that nothing follows. The pieces go on to come until the last.</summary>
    ValueTask CompleteAsync(CancellationToken cancellationToken);

    /// <summary>The pieces of the video as they come: the initialisation, then fragments in order.</summary>
    /// <exception cref="VideoException">The encoder failed.</exception>
    IAsyncEnumerable<VideoFragment> ReadAsync(CancellationToken cancellationToken);
}
