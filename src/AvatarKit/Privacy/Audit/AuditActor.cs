namespace AvatarKit;

/// <summary>Who does something that the audit trail notes.</summary>
/// <param name="Kind">What they are, for example <c>person</c>, <c>visitor</c>, <c>operator</c>, <c>system</c>; 1 to 32 characters.</param>
/// <param name="Id">Who of that kind, as the host knows them; 1 to 512 characters.</param>
public sealed record AuditActor(string Kind, string Id)
{
    /// <summary>The longest id: 512 characters.</summary>
    public const int MaxIdLength = 512;

    /// <summary>AvatarKit itself: retention, changed configuration.</summary>
    public static AuditActor System { get; } = new("system", "avatarkit");

    /// <summary>Nobody said who.</summary>
    public static AuditActor Unknown { get; } = new("unknown", "unknown");
}
