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
    /// One object: <c>tenantId</c>, <c>userId</c>, <c>consents</c>, <c>conversations</c>, each with its summary, if it has one, and its
    /// turns as <see cref="AvatarJson"/> writes them, and <c>assets</c>, all that the asset store keeps of the person, also what no turn names.
    /// A turn names its media in <c>result.assets</c>; <see cref="IAssetStore.OpenAsync"/> opens them by their ids.
    /// </remarks>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="userId">The person.</param>
    /// <param name="destination">Where to, in UTF-8. The caller keeps ownership.</param>
    /// <param name="cancellationToken">Stops the export; what was written until then is no whole document.</param>
    /// <returns>A task that ends when all is written.</returns>
    Task ExportAsync(string tenantId, string userId, Stream destination, CancellationToken cancellationToken = default);

    /// <summary>Writes all that is kept of what a person said and heard as a zip, with the media.</summary>
    /// <remarks>
    /// <c>conversations/</c> has a JSON file for each conversation, as <see cref="ExportAsync"/> writes it; <c>consents.json</c> what they
    /// consented to, if anything; <c>assets/</c> has the media that the turns name, and what else the person owns; <c>manifest.json</c>, the last,
    /// names every file with its id, length and SHA-256, and as <c>missing</c> the media that are no longer there. Names come of ids by
    /// hashing and are the same in every export. It is written as it is read: only the list of files is held in memory.
    /// </remarks>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="userId">The person.</param>
    /// <param name="destination">Where to; it need not be able to seek. The caller keeps ownership.</param>
    /// <param name="show">What of a turn is written, for somebody who may not see all that a host keeps with it: called with each stored
    /// turn, one at a time. The media are those that the stored turn names. Default <see langword="null"/>: all of it.</param>
    /// <param name="cancellationToken">Stops the export; what was written until then is no whole archive.</param>
    /// <returns>A task that ends when all is written.</returns>
    /// <exception cref="NotSupportedException">This implementation has none.</exception>
    Task ExportArchiveAsync(
        string tenantId,
        string userId,
        Stream destination,
        Func<ConversationTurn, ConversationTurn>? show = null,
        CancellationToken cancellationToken = default)
        => throw new NotSupportedException($"{GetType().Name} exports no archives.");

    /// <summary>Erases a conversation for good, with its assets, its costs and the answers that were cached in it.</summary>
    /// <remarks>
    /// A turn under way stores nothing more: not its answer, its media, nor its cost under the conversation. What was erased is looked for again
    /// (<see cref="ErasureReport.Verified"/>).
    /// Cached speech is not touched: it is not known whose it is, and other conversations live on it. <see cref="EraseUserAsync"/> clears it.
    /// </remarks>
    /// <param name="key">The conversation.</param>
    /// <param name="cancellationToken">Stops the erasure; repeating the call goes on with it.</param>
    /// <returns>What was there. Each part was looked at afterwards, and is gone.</returns>
    /// <exception cref="ErasureException">A part could not be erased, and the others were. Repeat the call.</exception>
    ValueTask<ErasureReport> EraseAsync(ConversationKey key, CancellationToken cancellationToken = default);

    /// <summary>Erases a person for good: every conversation, every asset, every consent, the answers that were cached in
    /// their conversations, and the speech cache, which may quote them.</summary>
    /// <remarks>What was asked before stores nothing any more; what the person asks from then on is theirs as ever.
    /// The speech cache is everybody's: it is empty afterwards and fills again. Other processes keep what they have in
    /// their own memory until it expires (<see cref="SpeechCacheOptions.Expiration"/>).</remarks>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Stops the erasure; repeating the call goes on with it.</param>
    /// <returns>What was there. Each part was looked at afterwards, and is gone.</returns>
    /// <exception cref="ErasureException">A part could not be erased, and the others were. Repeat the call.</exception>
    ValueTask<ErasureReport> EraseUserAsync(string tenantId, string userId, CancellationToken cancellationToken = default);
}
