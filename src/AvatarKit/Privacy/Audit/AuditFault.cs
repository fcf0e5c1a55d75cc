namespace AvatarKit;

/// <summary>Where an audit trail is broken.</summary>
/// <param name="Place">The place of the first broken record among those read, from 1: the line of a file.</param>
/// <param name="Sequence">The number it says it has; <see langword="null"/> where it cannot be read.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record AuditFault(long Place, long? Sequence, string Reason);
