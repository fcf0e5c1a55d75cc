namespace AvatarKit.Local;

/// <summary>A frame from the worker.</summary>
/// <param name="Kind">One of the kinds of <see cref="EspeakProtocol"/>.</param>
/// <param name="Payload">What follows the kind. Its memory is the frame's own.</param>
internal readonly record struct EspeakFrame(byte Kind, ReadOnlyMemory<byte> Payload);
