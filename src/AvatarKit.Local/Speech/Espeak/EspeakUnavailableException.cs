namespace AvatarKit.Local;

/// <summary>eSpeak NG cannot be had on this machine; the message says what is missing.</summary>
#pragma warning disable CA1064 // It leaves as an inner exception at most, to be read and not to be caught.
internal sealed class EspeakUnavailableException(string message) : Exception(message);
