using System.Diagnostics.CodeAnalysis;

namespace AvatarKit;

/// <summary>A tool failed: what it threw may quote what it was given, and is not for the model.</summary>
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "It stays between the tool and the model.")]
internal sealed class RedactedToolException(Exception cause) : Exception("The tool failed.", cause);
