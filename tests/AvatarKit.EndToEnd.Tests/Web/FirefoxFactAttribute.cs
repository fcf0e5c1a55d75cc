namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>A test that needs Firefox; skipped without one, unless <c>AVATARKIT_REQUIRE_ALL</c> is set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FirefoxFactAttribute : FactAttribute
{
    public FirefoxFactAttribute()
    {
        if (!File.Exists(Firefox.Path) && Environment.GetEnvironmentVariable("AVATARKIT_REQUIRE_ALL") is null)
        {
            Skip = $"There is no Firefox at '{Firefox.Path}'. Install it or set AVATARKIT_FIREFOX.";
        }
    }
}
