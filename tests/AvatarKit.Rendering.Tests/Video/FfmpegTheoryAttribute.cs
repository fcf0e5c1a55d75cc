namespace AvatarKit.Rendering.Tests;

/// <summary>A test with data that needs FFmpeg; skipped without one, unless <c>AVATARKIT_REQUIRE_ALL</c> is set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FfmpegTheoryAttribute : TheoryAttribute
{
    public FfmpegTheoryAttribute()
    {
        if (FfmpegFactAttribute.Missing is { } reason)
        {
            Skip = reason;
        }
    }
}
