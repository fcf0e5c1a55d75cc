namespace AvatarKit;

/// <summary>Looks through wrapped synthesizers.</summary>
public static class SpeechSynthesizerExtensions
{
    /// <summary>Finds what is behind wrappers, as <see cref="ISpeechSynthesizer.GetService"/> does, by its type.</summary>
    /// <typeparam name="TService">The type asked for.</typeparam>
    /// <param name="synthesizer">The synthesizer.</param>
    /// <param name="serviceKey">Tells several of a type apart; <see langword="null"/>: the one without a key.</param>
    /// <returns>The object, which the caller does not own, or <see langword="null"/>.</returns>
    public static TService? GetService<TService>(this ISpeechSynthesizer synthesizer, object? serviceKey = null)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(synthesizer);
        return synthesizer.GetService(typeof(TService), serviceKey) as TService;
    }

    /// <summary>Whether a synthesizer makes no sound at all: it is, or wraps, a <see cref="SilentSpeechSynthesizer"/>.</summary>
    /// <param name="synthesizer">The synthesizer.</param>
    /// <returns>Whether all it gives is silence. A single voice says so by <see cref="VoiceInfo.IsSilent"/>.</returns>
    public static bool IsSilent(this ISpeechSynthesizer synthesizer) => synthesizer.GetService<SilentSpeechSynthesizer>() is not null;
}
