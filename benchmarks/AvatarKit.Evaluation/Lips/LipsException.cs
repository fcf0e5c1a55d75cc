namespace AvatarKit.Evaluation;

/// <summary>Something that cannot be measured, in words for whoever asked.</summary>
internal sealed class LipsException(string message, Exception? innerException = null) : Exception(message, innerException);
