namespace AvatarKit;

/// <summary>Keeps conversations.</summary>
/// <remarks>
/// Implementations are safe for concurrent use, also by several processes on the same medium where it is shared. Every
/// write is atomic: after a crash a turn is there whole or not at all. Failures of the medium are
/// <see cref="StorageException"/>; nothing already stored is harmed by one. Ids that break the rules of
/// <see cref="StorageIds.ThrowIfInvalid"/> are refused by every call with <see cref="ArgumentException"/>.
/// An erasure by conversation or person is remembered for a day, also by other processes on the medium:
/// writes of work that began before it are refused or ignored.
/// </remarks>
public interface IConversationStore
{
    /// <summary>Reads the recent past.</summary>
    /// <param name="key">The conversation. One that does not exist has version 0 and no turns.</param>
    /// <param name="maxTurns">At most this many of the latest turns, 1 or more.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The window.</returns>
    ValueTask<ConversationWindow> GetWindowAsync(ConversationKey key, int maxTurns, CancellationToken cancellationToken = default);

    /// <summary>Stores a person's message as a pending turn, creating the conversation with its first.</summary>
    /// <remarks>
    /// A turn id that is already stored makes the call idempotent and leaves the version check out: a completed or interrupted
    /// turn is returned as it stands; a failed one, or a pending one older than <see cref="TurnStart.TakeOverBefore"/>, is started
    /// again as its next attempt, keeping its place and message; a younger pending one is returned with <see cref="TurnStartResult.Started"/> false.
    /// </remarks>
    /// <param name="key">The conversation.</param>
    /// <param name="turn">The message.</param>
    /// <param name="expectedVersion">The version the caller has seen.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    /// <returns>The turn and whether the caller owns it.</returns>
    /// <exception cref="ConversationConflictException">The turn is new and the conversation's version is not
    /// <paramref name="expectedVersion"/>.</exception>
    /// <exception cref="ErasedException">The turn is new, and the conversation or its person was erased after <see cref="TurnStart.AskedAt"/>.
    /// </exception>
    ValueTask<TurnStartResult> StartTurnAsync(
        ConversationKey key, TurnStart turn, long expectedVersion, CancellationToken cancellationToken = default);

    /// <summary>Stores how a turn ended. Repeating the call with the same attempt changes nothing.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="turnId">The turn.</param>
    /// <param name="attempt">The attempt the caller owns.</param>
    /// <param name="result">How it ended.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    /// <returns>The conversation's version now.</returns>
    /// <exception cref="ConversationConflictException">The turn is not there (it was erased), a later attempt owns it,
    /// or it began after <see cref="TurnResult.BegunAt"/>: it was erased and begun anew.</exception>
    ValueTask<long> CompleteTurnAsync(
        ConversationKey key, string turnId, int attempt, TurnResult result, CancellationToken cancellationToken = default);

    /// <summary>Cuts the latest turn to what was heard of its answer: playback outlives the making of an answer,
    /// and a person may stop it long after that.</summary>
    /// <remarks>
    /// The turn is then interrupted, with what was heard as its answer, and all else as it was; a failed turn stays failed.
    /// Cutting can only shorten: a turn that was cut can be cut further. A cut to where the turn is cut already changes nothing, so that the call
    /// can be repeated. The rules are <see cref="TurnResult.CutTo"/>.
    /// </remarks>
    /// <param name="key">The conversation.</param>
    /// <param name="turnId">The turn.</param>
    /// <param name="attempt">The attempt whose answer was played.</param>
    /// <param name="heard">What was heard, from the first character of the stored answer on; empty: nothing.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    /// <returns>The conversation's version now: one that has grown, unless nothing changed.</returns>
    /// <exception cref="ConversationConflictException">
    /// The turn is not there, is not the conversation's latest, is pending, or is another attempt's;
    /// or what was heard is not the beginning of its answer, as when it has been cut shorter. Nothing was changed.
    /// </exception>
    ValueTask<long> CutTurnAsync(ConversationKey key, string turnId, int attempt, string heard, CancellationToken cancellationToken = default);

    /// <summary>Keeps what a person thought of an answer, in place of what they thought before.</summary>
    /// <remarks>
    /// It changes neither the answer nor the version, and is no activity. It stays through a cut;
    /// a turn that is started again loses it with the answer it was about.
    /// </remarks>
    /// <param name="key">The conversation.</param>
    /// <param name="turnId">The turn, whatever its place and status.</param>
    /// <param name="rating">The rating.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    /// <returns>Whether the turn is there; where it is not, nothing is stored.</returns>
    ValueTask<bool> RateTurnAsync(ConversationKey key, string turnId, TurnRating rating, CancellationToken cancellationToken = default);

    /// <summary>Stores a summary of older turns. One that covers less than the stored one is ignored,
    /// as is one for a conversation that is not there, or that was begun after <see cref="ConversationSummary.BegunAt"/>.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="summary">The summary.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    /// <returns>A task that ends with the write.</returns>
    ValueTask SaveSummaryAsync(ConversationKey key, ConversationSummary summary, CancellationToken cancellationToken = default);

    /// <summary>Lists a user's conversations, the latest active first.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="userId">The user.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <returns>The conversations.</returns>
    IAsyncEnumerable<ConversationInfo> ListAsync(string tenantId, string userId, CancellationToken cancellationToken = default);

    /// <summary>Reads a whole conversation, in order.</summary>
    /// <param name="key">The conversation. One that does not exist has no turns.</param>
    /// <param name="cancellationToken">Stops the export.</param>
    /// <returns>Every turn.</returns>
    IAsyncEnumerable<ConversationTurn> ExportAsync(ConversationKey key, CancellationToken cancellationToken = default);

    /// <summary>Erases a conversation for good.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="cancellationToken">Stops the erasure.</param>
    /// <returns>Whether it was there.</returns>
    ValueTask<bool> EraseAsync(ConversationKey key, CancellationToken cancellationToken = default);

    /// <summary>Erases all conversations of a user for good.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="userId">The user.</param>
    /// <param name="cancellationToken">Stops the erasure.</param>
    /// <returns>How many there were.</returns>
    ValueTask<int> EraseUserAsync(string tenantId, string userId, CancellationToken cancellationToken = default);

    /// <summary>Erases conversations, of every tenant, whose last activity lies before a moment: retention.</summary>
    /// <param name="lastActivityBefore">The moment.</param>
    /// <param name="cancellationToken">Stops the erasure.</param>
    /// <returns>How many there were.</returns>
    ValueTask<int> EraseInactiveAsync(DateTimeOffset lastActivityBefore, CancellationToken cancellationToken = default);

    /// <summary>Finds what stands behind this store: itself, or one it wraps.</summary>
    /// <param name="serviceType">The type that is asked for.</param>
    /// <param name="serviceKey">Tells apart several of one type. Default <see langword="null"/>.</param>
    /// <returns>An object of that type, which stays the store's; <see langword="null"/>: there is none.</returns>
    object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }
}
