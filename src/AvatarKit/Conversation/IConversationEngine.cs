namespace AvatarKit;

/// <summary>Answers what a person says, in text, speech and with a face. The one service most hosts resolve.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public interface IConversationEngine
{
    /// <summary>Answers, streaming.</summary>
    /// <remarks>
    /// The last update is always <see cref="TurnCompleted"/>, <see cref="TurnInterrupted"/> or <see cref="TurnFailed"/>; failures
    /// of providers are updates, not exceptions. Cancelling <paramref name="cancellationToken"/> is how a person interrupts: generation
    /// and speech stop, what was heard is stored, and the stream ends with <see cref="TurnInterrupted"/> rather than with an exception.
    /// Leaving the enumeration early does the same without the update.
    /// </remarks>
    /// <param name="request">What the person said.</param>
    /// <param name="cancellationToken">Interrupts the answer.</param>
    /// <returns>The answer as it is made, in order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    IAsyncEnumerable<AvatarResponseUpdate> GetStreamingResponseAsync(AvatarRequest request, CancellationToken cancellationToken = default);

    /// <summary>Finds something this is, or wraps.</summary>
    /// <param name="serviceType">What is sought.</param>
    /// <param name="serviceKey">A key, where there may be several.</param>
    /// <returns>It, or <see langword="null"/>. By default this itself where it is of the type and no key is given.</returns>
    object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }
}
