namespace AvatarKit;

/// <summary>Makes the picture an avatar is built from.</summary>
/// <remarks>Implementations are safe for concurrent use. A call may take minutes.</remarks>
public interface IPortraitGenerator
{
    /// <summary>Makes portraits of a description.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="cancellationToken">Stops the call; portraits that are in the asset store by then stay there.</param>
    /// <returns>At least one portrait, and how many were refused.</returns>
    /// <exception cref="PortraitRefusedException">The provider's content filter let nothing through.</exception>
    /// <exception cref="ArgumentException">The request is beyond what the generator can do; the message says what it takes.</exception>
    /// <exception cref="AvatarKitException">The provider or the asset store failed.</exception>
    Task<PortraitResult> GenerateAsync(PortraitRequest request, CancellationToken cancellationToken = default);
}
