namespace AvatarKit.EndToEnd.Tests;

/// <summary>A test with data that needs Chromium; skipped without one, unless <c>AVATARKIT_REQUIRE_ALL</c> is set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute()
    {
        if (ChromiumFactAttribute.Missing is { } reason)
        {
            Skip = reason;
        }
    }
}
