namespace AvatarKit;

/// <summary>Turns speech into text while it is spoken.</summary>
/// <remarks>Implementations are safe for concurrent use; each call is a stream of its own.</remarks>
public interface ISpeechRecognizer
{
    /// <summary>Listens to one stream of audio until it ends.</summary>
    /// <param name="request">What is heard.</param>
    /// <param name="audio">The audio in order. A buffer is the recogniser's only until it asks for the next.</param>
    /// <param name="cancellationToken">Stops listening.</param>
    /// <returns>What was understood, as soon as it is. Ends with the audio.</returns>
    /// <exception cref="SpeechException">The recogniser failed.</exception>
    IAsyncEnumerable<SpeechTranscript> RecognizeAsync(
        SpeechRecognitionRequest request, IAsyncEnumerable<ReadOnlyMemory<byte>> audio, CancellationToken cancellationToken = default);
}
