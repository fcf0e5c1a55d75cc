namespace AvatarKit;

/// <summary>Turns text into audio and marks.</summary>
/// <remarks>
/// Implementations are safe for concurrent use by many callers. Audio time starts at the first sample of the first
/// chunk; mark times are on that clock and the sum of audio covers the last mark.
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
}
