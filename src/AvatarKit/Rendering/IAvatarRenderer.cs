namespace AvatarKit;

/// <summary>Makes something to look at from speech.</summary>
/// <remarks>
/// Implementations are safe for concurrent use; each call of <see cref="RenderAsync"/> is one turn with a state of its own.
/// Renderings of a kind come in the order of their segments: video may follow the face tracks of later segments. Every segment yields exactly one <see cref="FaceTrackRendering"/>,
/// besides whatever else the renderer makes, and yields it before it asks for the next segment: the voice waits for the client to take it.
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
}
