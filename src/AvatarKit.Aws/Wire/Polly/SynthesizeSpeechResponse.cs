using Amazon.Runtime;

namespace AvatarKit.Aws.Wire.Polly;

/// <summary>Audio or marks, still to be read. Disposing it ends the call.</summary>
internal sealed class SynthesizeSpeechResponse : AmazonWebServiceResponse, IDisposable
{
    public Stream AudioStream { get; init; } = Stream.Null;

    public string? ContentType { get; init; }

    /// <summary>The characters that are billed; <see langword="null"/> where Polly did not say.</summary>
    public int? RequestCharacters { get; init; }

    public void Dispose() => AudioStream.Dispose();
}
