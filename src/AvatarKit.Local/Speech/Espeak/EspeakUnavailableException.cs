namespace AvatarKit.Local;

/// <summary>eSpeak NG cannot be had on this machine; the message says what is missing.</summary>
#pragma warning disable CA1064 // Never leaves EspeakSynthesizer.
internal sealed class EspeakUnavailableException(string message) : Exception(message);
