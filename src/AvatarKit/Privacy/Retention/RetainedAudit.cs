namespace AvatarKit;

internal sealed class RetainedAudit(IAuditTrail trail) : IRetainedData
{
    public RetentionClass DataClass => RetentionClass.Audit;

    public bool CanRemove => true;

    public ValueTask<int> RemoveAsync(DateTimeOffset before, int most, CancellationToken cancellationToken = default)
        => trail.TrimAsync(before, cancellationToken);
}
