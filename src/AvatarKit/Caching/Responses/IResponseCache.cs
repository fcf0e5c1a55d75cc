namespace AvatarKit;

/// <summary>Keeps answers, so that a question that was asked before needs no model.</summary>
/// <remarks>
/// Implementations are safe for concurrent use. What may be looked up and what may be kept is decided by who asks: the turn does so for questions
/// that need no context, and keeps no answer that rests on tools, attachments, what was said before, or one person's data.
/// Everything that changes an answer stands in <see cref="ResponseCacheQuery.Scope"/>: between two scopes nothing is ever shared.
/// </remarks>
public interface IResponseCache
{
    /// <summary>Finds the answer to a question, or lets the caller be the one who makes it.</summary>
    /// <remarks>
    /// Of several callers who miss one question at once, one is given <see cref="ResponseCacheLookup.Lease"/>; the others wait for its answer,
    /// for as long as the options say. An answer that is due for renewal is still given to all but the one who renews it.
    /// </remarks>
    /// <param name="query">The question, and whose.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>A hit; a lease, which the caller disposes of; or neither: the caller makes an answer that is not kept.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    ValueTask<ResponseCacheLookup> FindAsync(ResponseCacheQuery query, CancellationToken cancellationToken = default);

    /// <summary>Keeps an answer that was made ahead, in place of the one there is to the same question.</summary>
    /// <param name="query">The question, and whose.</param>
    /// <param name="response">The answer.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    /// <returns>A task that ends when it is kept. A cache outside the process that fails is told to the log alone.</returns>
    ValueTask StoreAsync(ResponseCacheQuery query, CachedResponse response, CancellationToken cancellationToken = default);

    /// <summary>Learns from what a person thought of an answer that came from here: what is alike, but was no answer, is not given again.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="turnId">The turn.</param>
    /// <param name="score">From <see cref="TurnRating.MinScore"/>, bad, to <see cref="TurnRating.MaxScore"/>, good.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Whether the turn's answer came from here, and that is still known.</returns>
    ValueTask<bool> RateAsync(ConversationKey conversation, string turnId, int score, CancellationToken cancellationToken = default);

    /// <summary>Removes the answers of turns that had a tag.</summary>
    /// <param name="tag">The tag: <see cref="AvatarRequest.Tags"/>.</param>
    /// <param name="tenantId">The tenant; <see langword="null"/>: of all.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>How many this process kept.</returns>
    /// <exception cref="StorageException">A cache outside the process did not answer: what it holds may still be given. Repeat the call.</exception>
    ValueTask<int> RemoveByTagAsync(string tag, string? tenantId = null, CancellationToken cancellationToken = default);

    /// <summary>Removes the answers that rest on a document, for example after it was changed.</summary>
    /// <param name="document">The document's <see cref="SourceReference.Location"/> or <see cref="SourceReference.Title"/>.</param>
    /// <param name="tenantId">The tenant; <see langword="null"/>: of all.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>How many this process kept.</returns>
    /// <exception cref="StorageException">A cache outside the process did not answer: what it holds may still be given. Repeat the call.</exception>
    ValueTask<int> RemoveByDocumentAsync(string document, string? tenantId = null, CancellationToken cancellationToken = default);

    /// <summary>Removes the answers that came up in a person's conversations: theirs are the words of the questions.</summary>
    /// <param name="owner">A person, or one of their conversations.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>How many this process kept. What is being made at that moment is not kept either.</returns>
    /// <exception cref="StorageException">A cache outside the process did not answer: what it holds may still be given. Repeat the call.</exception>
    ValueTask<int> RemoveByOwnerAsync(AssetOwner owner, CancellationToken cancellationToken = default);

    /// <summary>Removes everything.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>How many answers this process kept.</returns>
    /// <exception cref="StorageException">A cache outside the process did not answer: what it holds may still be given. Repeat the call.</exception>
    ValueTask<int> ClearAsync(CancellationToken cancellationToken = default);

    /// <summary>Finds what is behind wrappers: the cache itself, one that it wraps, or another object that it offers.</summary>
    /// <param name="serviceType">The type asked for.</param>
    /// <param name="serviceKey">Tells several of a type apart; <see langword="null"/>: the one without a key.</param>
    /// <returns>This cache where it is of that type and no key is asked for; else <see langword="null"/>, unless the implementation has more.
    /// The caller does not own it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="serviceType"/> is <see langword="null"/>.</exception>
    object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }
}
