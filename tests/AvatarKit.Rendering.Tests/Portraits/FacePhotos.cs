using System.Runtime.CompilerServices;

namespace AvatarKit.Rendering.Tests;

/// <summary>Photos with faces that the build fetched, and whether tests that need them run: always where AVATARKIT_REQUIRE_ALL is set, so that
/// CI cannot skip them.</summary>
internal static class FacePhotos
{
    public static string? SkipReason { get; } =
        Environment.GetEnvironmentVariable("AVATARKIT_REQUIRE_ALL") is { Length: > 0 } || (File.Exists(Path(6)) && FaceModels.Default is not null)
            ? null
            : "The face models or their photos were not fetched: the build needs npm for them.";

    public static string Path(int number, [CallerFilePath] string here = "") =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", "obj", "photos", $"sample{number}.jpg");
}

/// <summary>A test that needs the face models and their photos.</summary>
public sealed class FacePhotoFactAttribute : FactAttribute
{
    public FacePhotoFactAttribute() => Skip = FacePhotos.SkipReason;
}

/// <summary>A test with data that needs the face models and their photos.</summary>
public sealed class FacePhotoTheoryAttribute : TheoryAttribute
{
    public FacePhotoTheoryAttribute() => Skip = FacePhotos.SkipReason;
}
