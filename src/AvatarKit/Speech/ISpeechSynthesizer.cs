namespace AvatarKit;

/// <summary>Turns text into audio and marks.</summary>
/// <remarks>
/// <para>
/// Implementations are safe for concurrent use by many callers. Audio time starts at the first sample of the first
/// chunk; mark times are on that clock and the sum of audio covers the last mark.
/// </para>
/// <para>
/// Speech is handed on as it is made: a chunk does not wait for the next, and a long text is not kept until it is whole.
/// The marks for a chunk's audio come with that chunk or before it, never after: who listens plays a quarter of a second while the voice goes on.
/// Where marks come too late, speech goes on without.
/// </para>
/// </remarks>
public interface ISpeechSynthesizer
{
    /// <summary>Speaks a text.</summary>
    /// <param name="request">What to say and how.</param>
    /// <param name="cancellationToken">Stops the synthesis and releases what it holds.</param>
    /// <returns>Chunks as they become ready. Text without anything to say yields no chunk, or chunks of silence.</returns>
    /// <exception cref="VoiceNotFoundException">No voice has the id or speaks the locale that was asked for.</exception>
    /// <exception cref="SpeechException">The provider failed. Thrown from the enumeration, also after chunks were given.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the voices that can speak now, best first.</summary>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <returns>The voices; empty when none can be had.</returns>
    ValueTask<IReadOnlyList<VoiceInfo>> GetVoicesAsync(CancellationToken cancellationToken = default);

    /// <summary>Finds what is behind wrappers: the synthesizer itself, one that it wraps, or another object that it offers.</summary>
    /// <param name="serviceType">The type asked for.</param>
    /// <param name="serviceKey">Tells several of a type apart; <see langword="null"/>: the one without a key.</param>
    /// <returns>This synthesizer where it is of that type and no key is asked for; else <see langword="null"/>, unless the implementation has more.
    /// The caller does not own it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="serviceType"/> is <see langword="null"/>.</exception>
    object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }
}
