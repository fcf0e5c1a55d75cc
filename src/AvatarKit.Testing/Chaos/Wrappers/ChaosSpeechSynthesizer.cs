namespace AvatarKit.Testing;

internal sealed class ChaosSpeechSynthesizer(ISpeechSynthesizer inner, ChaosCalls calls) : DelegatingSpeechSynthesizer(inner)
{
    public override IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken = default)
        => calls.StreamAsync(() => Inner.SynthesizeAsync(request, cancellationToken), SpoiltSpeech.Of, cancellationToken);

    public override ValueTask<IReadOnlyList<VoiceInfo>> GetVoicesAsync(CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.GetVoicesAsync(cancellationToken), cancellationToken);
}
