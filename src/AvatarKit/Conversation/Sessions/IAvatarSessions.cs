using System.Diagnostics.CodeAnalysis;

namespace AvatarKit;

/// <summary>Live conversations, over whatever transport the host has. Closes all that are open when the host stops.</summary>
/// <remarks>Safe for concurrent use. A session lives on one node; its conversation, in the store, on all.</remarks>
public interface IAvatarSessions
{
    /// <summary>How many sessions are open on this node.</summary>
    int Count { get; }

    /// <summary>Opens a session. Dispose it, or close it, when the client is gone for good.</summary>
    /// <param name="request">Which conversation, and how it is answered.</param>
    /// <param name="cancellationToken">Stops opening.</param>
    /// <returns>The session.</returns>
    /// <exception cref="SessionException">
    /// <c>session.too_many</c>: <see cref="SessionOptions.MaxSessions"/> are open; <c>session.exists</c>: the conversation has a session and
    /// <see cref="SessionRequest.ReplaceExisting"/> is not set; <c>session.closed</c>: the host is stopping.
    /// </exception>
    /// <exception cref="InvalidAvatarRequestException">There is no avatar <see cref="SessionRequest.AvatarId"/>: <c>avatar.unknown</c>.</exception>
    /// <exception cref="StorageException">The conversation could not be read.</exception>
    Task<AvatarSession> OpenAsync(SessionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Finds an open session, for a client that comes back.</summary>
    /// <param name="sessionId">
    /// The session's <see cref="AvatarSession.Id"/>. It is a secret between the client and the host: who knows it may read the session.
    /// </param>
    /// <param name="session">The session.</param>
    /// <returns>Whether it is open on this node.</returns>
    bool TryGet(string sessionId, [NotNullWhen(true)] out AvatarSession? session);
}
