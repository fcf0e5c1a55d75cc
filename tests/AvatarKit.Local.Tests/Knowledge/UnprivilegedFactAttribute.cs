namespace AvatarKit.Local.Tests;

/// <summary>A test of missing permissions; skipped for root, who has them all.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnprivilegedFactAttribute : FactAttribute
{
    public UnprivilegedFactAttribute()
        => Skip = OperatingSystem.IsWindows() ? "Unix permissions." : Environment.IsPrivilegedProcess ? "Root may read everything." : null;
}
