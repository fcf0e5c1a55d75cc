namespace AvatarKit;

/// <summary>An update that a newer version sent and this one does not know: pass it over. It is read, and never written.</summary>
/// <param name="Type">Its <c>type</c> on the wire.</param>
public sealed record UnknownUpdate(string Type) : AvatarResponseUpdate;
