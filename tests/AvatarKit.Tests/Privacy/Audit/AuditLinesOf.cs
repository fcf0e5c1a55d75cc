namespace AvatarKit.Tests.Privacy.Audit;

internal static class AuditLinesOf
{
    public static IEnumerable<string> Lines(this InMemoryAuditTrail trail)
        => trail.ReadAsync().ToBlockingEnumerable().Select(static record => record.ToJson());
}
