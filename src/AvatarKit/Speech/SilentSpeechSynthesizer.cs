using System.Runtime.CompilerServices;

namespace AvatarKit;

/// <summary>A voice that makes no sound: silence with word and viseme timings estimated from the text, so that face and captions stay alive where no voice can be had. Stateless and thread-safe.</summary>
public sealed class SilentSpeechSynthesizer : ISpeechSynthesizer
{
    /// <summary>The only voice it has.</summary>
    public static VoiceInfo Voice { get; } = new("silent", "silent", "und", AudioFormat.Pcm16(16_000)) { IsSilent = true, DisplayName = "Silent" };

    /// <inheritdoc/>
    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        await Task.CompletedTask.ConfigureAwait(false);
        yield return new SpeechChunk { Voice = Voice, Format = Voice.Format, Audio = new byte[16_000 * 2] };
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<VoiceInfo>> GetVoicesAsync(CancellationToken cancellationToken = default) => new([Voice]);
}
