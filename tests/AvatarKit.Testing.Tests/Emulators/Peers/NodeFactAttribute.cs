namespace AvatarKit.Testing.Tests.Emulators;

/// <summary>A test against the official JavaScript packages; skipped without Node.js or them, unless <c>AVATARKIT_REQUIRE_ALL</c> is set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute()
    {
        if (OfficialClients.Missing is { } reason)
        {
            Skip = reason;
        }
    }
}
