namespace AvatarKit;

/// <summary>Makes something to look at from speech.</summary>
/// <remarks>
/// Implementations are safe for concurrent use; each call of <see cref="RenderAsync"/> is one turn with a state of its own.
/// A segment is a piece of a sentence, or a whole one: only a sentence's first piece brings its caption,
/// and a face goes on from piece to piece without a jump. Renderings of a kind come in the order of their segments:
/// video may follow the face tracks of later segments. Every segment yields exactly one <see cref="FaceTrackRendering"/>, besides whatever else the
/// renderer makes, and yields it before it asks for the next segment: the voice waits for the client to take it.
/// </remarks>
public interface IAvatarRenderer
{
    /// <summary>Renders a turn while it is being spoken.</summary>
    /// <param name="segments">The turn's segments in order. Pulled only as fast as renderings are.</param>
    /// <param name="options">What the client wants.</param>
    /// <param name="cancellationToken">Stops the rendering and releases what it holds.</param>
    /// <returns>Renderings as they become ready.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    IAsyncEnumerable<AvatarRendering> RenderAsync(
        IAsyncEnumerable<SpokenSegment> segments,
        RenderOptions options,
        CancellationToken cancellationToken = default);

    /// <summary>Asks for something that this renderer is or wraps.</summary>
    /// <remarks>Whoever wraps another passes on what it is not itself; <see cref="DelegatingAvatarRenderer"/> does.</remarks>
    /// <param name="serviceType">What is wanted.</param>
    /// <param name="serviceKey">A key, for implementations that know several; they say so.</param>
    /// <returns>It, or <see langword="null"/>.</returns>
    object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }
}
