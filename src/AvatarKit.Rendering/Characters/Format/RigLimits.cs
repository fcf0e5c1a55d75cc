namespace AvatarKit.Rendering;

/// <summary>The bounds of a rig: far above what a character needs, low enough that none can exhaust the machine.</summary>
internal static class RigLimits
{
    public const int Bytes = 4 * 1024 * 1024;
    public const int Ancestors = 8;
    public const int Layers = 1500;
    public const int GroupDepth = 12;
    public const int PointsPerPath = 2000;
    public const int Points = 40_000;
    public const int Names = 600;
    public const int SignalDepth = 48;
    public const int Morphs = 80;
    public const int Stops = 16;
    public const int Strands = 80;
    public const int Operations = 60_000;
}
