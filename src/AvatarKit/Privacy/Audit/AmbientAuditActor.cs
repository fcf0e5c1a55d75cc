namespace AvatarKit;

internal sealed class AmbientAuditActor : IAuditActorAccessor
{
    public AuditActor Current => AuditActors.Current;
}
