namespace AvatarKit.Rendering;

/// <summary>How much of a picture is read at most. A file says how large its picture is in a few bytes:
/// these keep that from costing memory.</summary>
/// <param name="MaxBytes">Largest file, in bytes.</param>
/// <param name="MaxPixels">Largest picture, in pixels.</param>
internal sealed record ImageLimits(int MaxBytes = 64 * 1024 * 1024, long MaxPixels = 50_000_000);
