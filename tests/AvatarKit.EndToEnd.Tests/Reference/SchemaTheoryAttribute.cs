namespace AvatarKit.EndToEnd.Tests.Reference;

/// <summary>A test that needs the validator from npm; skipped without it, unless <c>AVATARKIT_REQUIRE_ALL</c> is set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SchemaTheoryAttribute : TheoryAttribute
{
    public SchemaTheoryAttribute()
    {
        if (JudgedDocuments.Missing is { } reason)
        {
            Skip = reason;
        }
    }
}
