namespace AvatarKit.Testing;

internal sealed class ChaosSpeechRecognizer(ISpeechRecognizer inner, ChaosCalls calls) : ISpeechRecognizer
{
    public IAsyncEnumerable<SpeechTranscript> RecognizeAsync(
        SpeechRecognitionRequest request, IAsyncEnumerable<ReadOnlyMemory<byte>> audio, CancellationToken cancellationToken = default)
        => calls.StreamAsync(() => inner.RecognizeAsync(request, audio, cancellationToken), spoil: null, cancellationToken);
}
