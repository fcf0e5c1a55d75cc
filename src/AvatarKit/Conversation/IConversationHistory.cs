namespace AvatarKit;

/// <summary>What was said, for hosts: to be shown, rated, exported and erased, together with all that hangs on it.</summary>
/// <remarks>
/// Thread-safe. The host answers for who may see and erase what: take tenant and user from authentication, not from the client.
/// Failures of a store that reads are that store's <see cref="StorageException"/>.
/// </remarks>
public interface IConversationHistory
{
    /// <summary>Lists a person's conversations, the latest active first.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <returns>The conversations.</returns>
    IAsyncEnumerable<ConversationInfo> ListAsync(string tenantId, string userId, CancellationToken cancellationToken = default);

    /// <summary>Reads a whole conversation, in order.</summary>
    /// <param name="key">The conversation. One that does not exist has no turns.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Every turn.</returns>
    IAsyncEnumerable<ConversationTurn> ReadAsync(ConversationKey key, CancellationToken cancellationToken = default);

    /// <summary>Reads the end of a conversation.</summary>
    /// <param name="key">The conversation. One that does not exist has no turns.</param>
    /// <param name="maxTurns">At most this many of the latest turns, 1 or more.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The latest turns, oldest first.</returns>
    ValueTask<IReadOnlyList<ConversationTurn>> ReadLatestAsync(ConversationKey key, int maxTurns, CancellationToken cancellationToken = default);

    /// <summary>Keeps what a person thought of an answer, in place of what they thought before.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="turnId">The turn.</param>
    /// <param name="score">From <see cref="TurnRating.MinScore"/>, bad, to <see cref="TurnRating.MaxScore"/>, good.</param>
    /// <param name="comment">What they said to it, at most <see cref="TurnRating.MaxCommentLength"/> characters.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    /// <returns>Whether the turn is there.</returns>
    /// <exception cref="ArgumentException">The score is outside its range, or the comment too long.</exception>
    ValueTask<bool> RateAsync(ConversationKey key, string turnId, int score, string? comment = null, CancellationToken cancellationToken = default);

    /// <summary>Writes all that is kept of what a person said and heard, as JSON.</summary>
    /// <remarks>
    /// One object: <c>tenantId</c>, <c>userId</c>, and <c>conversations</c>, each with its summary, if it has one, and its
    /// turns as <see cref="AvatarJson"/> writes them. A turn names its media in
    /// <c>result.assets</c>; <see cref="IAssetStore.OpenAsync"/> opens them by their ids.
    /// </remarks>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="userId">The person.</param>
    /// <param name="destination">Where to, in UTF-8. The caller keeps ownership.</param>
    /// <param name="cancellationToken">Stops the export; what was written until then is no whole document.</param>
    /// <returns>A task that ends when all is written.</returns>
    Task ExportAsync(string tenantId, string userId, Stream destination, CancellationToken cancellationToken = default);

    /// <summary>Erases a conversation for good, with its assets.</summary>
    /// <remarks>
    /// Cached speech is not touched: it is not known whose it is, and other conversations live on it. <see cref="EraseUserAsync"/> clears it.
    /// </remarks>
    /// <param name="key">The conversation.</param>
    /// <param name="cancellationToken">Stops the erasure; repeating the call goes on with it.</param>
    /// <returns>What was there.</returns>
    /// <exception cref="ErasureException">A part could not be erased, and the others were. Repeat the call.</exception>
    ValueTask<ErasureReport> EraseAsync(ConversationKey key, CancellationToken cancellationToken = default);

    /// <summary>Erases a person for good: every conversation, every asset, and the speech cache, which may quote them.</summary>
    /// <remarks>The speech cache is everybody's: it is empty afterwards and fills again. Other processes keep what they have in
    /// their own memory until it expires (<see cref="SpeechCacheOptions.Expiration"/>).</remarks>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Stops the erasure; repeating the call goes on with it.</param>
    /// <returns>What was there.</returns>
    /// <exception cref="ErasureException">A part could not be erased, and the others were. Repeat the call.</exception>
    ValueTask<ErasureReport> EraseUserAsync(string tenantId, string userId, CancellationToken cancellationToken = default);
}
