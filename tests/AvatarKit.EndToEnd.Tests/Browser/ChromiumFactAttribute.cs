namespace AvatarKit.EndToEnd.Tests;

/// <summary>A test that needs Chromium; skipped without one, unless <c>AVATARKIT_REQUIRE_ALL</c> is set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Missing is { } reason)
        {
            Skip = reason;
        }
    }

    public static string? Missing => File.Exists(Chromium.Path) || Environment.GetEnvironmentVariable("AVATARKIT_REQUIRE_ALL") is not null
        ? null
        : $"There is no Chromium at '{Chromium.Path}'. Install it or set AVATARKIT_CHROMIUM.";
}
