namespace AvatarKit;

/// <summary>Cuts stored answers where they were heard to.</summary>
internal interface ITurnCutter
{
    /// <summary>Stores that an answer was heard up to a place only: the conversation's latest turn becomes an interrupted one.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="turnId">Its latest turn, which has ended.</param>
    /// <param name="attempt">The attempt that ended.</param>
    /// <param name="heard">What was heard, a beginning of the answer.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    /// <returns>The conversation's version now.</returns>
    /// <exception cref="ConversationConflictException">The conversation has gone on.</exception>
    ValueTask<long> CutTurnAsync(ConversationKey key, string turnId, int attempt, string heard, CancellationToken cancellationToken);
}
