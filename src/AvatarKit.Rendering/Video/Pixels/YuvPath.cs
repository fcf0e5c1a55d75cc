namespace AvatarKit.Rendering;

/// <summary>How pixels are converted. Every path gives the same bytes.</summary>
internal enum YuvPath
{
    Scalar,
    Vector128,
    Avx2,
}
