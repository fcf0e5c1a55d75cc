namespace AvatarKit.Rendering.Tests;

/// <summary>A test that needs FFmpeg; skipped without one, unless <c>AVATARKIT_REQUIRE_ALL</c> is set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FfmpegFactAttribute : FactAttribute
{
    public FfmpegFactAttribute()
    {
        if (Missing is { } reason)
        {
            Skip = reason;
        }
    }

    public static string? Missing { get; } =
        Programs.Find("ffmpeg") is not null || Environment.GetEnvironmentVariable("AVATARKIT_REQUIRE_ALL") is not null
        ? null
        : "FFmpeg is not installed.";
}
