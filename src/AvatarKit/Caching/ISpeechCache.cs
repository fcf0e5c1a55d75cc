namespace AvatarKit;

/// <summary>Keeps speech, so that the same sentence by the same voice is synthesized and paid for once.</summary>
/// <remarks>
/// Implementations are safe for concurrent use. For synthesizers: ask it inside <see cref="ISpeechSynthesizer.SynthesizeAsync"/>.
/// A tenant is no part of the key: whoever gets speech from the cache has named the whole text already, so that nothing is learnt of what others
/// said but that somebody said it.
/// </remarks>
public interface ISpeechCache
{
    /// <summary>Gives speech that is kept, or synthesizes it and keeps it once it is whole.</summary>
    /// <remarks>
    /// What is synthesized is passed on as it comes. Callers that miss the same key at once share one synthesis,
    /// which goes on for as long as one of them listens. Nothing is kept of speech that failed, was cancelled or left by its last listener,
    /// or has a chunk with <see cref="SpeechChunk.IsCacheable"/> off. A cache that cannot be read or written never fails the speech.
    /// </remarks>
    /// <param name="key">All that decides how the speech sounds.</param>
    /// <param name="synthesize">Synthesizes it. The token is cancelled when nobody listens any more.</param>
    /// <param name="cancellationToken">Stops listening.</param>
    /// <returns>The chunks.</returns>
    /// <exception cref="SpeechException">The synthesis failed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    IAsyncEnumerable<SpeechChunk> GetOrSynthesizeAsync(
        SpeechCacheKey key, Func<CancellationToken, IAsyncEnumerable<SpeechChunk>> synthesize, CancellationToken cancellationToken = default);

    /// <summary>Lets go of everything, for example after a person was erased: speech may quote what they said,
    /// and keys do not tell whose it is.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>A task that ends when this process gives nothing any more that was kept before, or begun before and not ended.
    /// Another process goes on with what it has in its own memory until that expires, or, with an <see cref="ISharedCache"/>, until it is
    /// told.</returns>
    /// <exception cref="StorageException">A cache outside the process did not answer: what it holds may still be given. Clear again.</exception>
    ValueTask ClearAsync(CancellationToken cancellationToken = default);

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
