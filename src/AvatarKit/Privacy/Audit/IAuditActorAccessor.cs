namespace AvatarKit;

/// <summary>Tells the audit trail who acts. Thread-safe.</summary>
/// <remarks>The default answers what <see cref="AuditActors.Begin"/> said. A host that knows it from elsewhere registers its own.</remarks>
public interface IAuditActorAccessor
{
    /// <summary>Who acts in the flow of the call that asks.</summary>
    AuditActor Current { get; }
}
