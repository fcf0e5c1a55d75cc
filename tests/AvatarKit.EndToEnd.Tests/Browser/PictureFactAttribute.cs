namespace AvatarKit.EndToEnd.Tests;

/// <summary>Runs only where the documentation's pictures are to be written.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PictureFactAttribute : FactAttribute
{
    public PictureFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("AVATARKIT_WRITE_PICTURES") is null)
        {
            Skip = "Set AVATARKIT_WRITE_PICTURES to write the documentation's pictures.";
        }
    }
}
