using System.Diagnostics.CodeAnalysis;

namespace AvatarKit.Fuzz.Targets;

/// <summary>What must hold did not.</summary>
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "It never leaves the command.")]
internal sealed class ViolationException(string message) : Exception(message);
