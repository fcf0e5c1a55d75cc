namespace AvatarKit.Aws;

/// <summary>How to paint it.</summary>
internal sealed class CanvasConfig
{
    public int Width { get; set; }

    public int Height { get; set; }

    public int NumberOfImages { get; set; }

    public int Seed { get; set; }

    public string? Quality { get; set; }

    public double? CfgScale { get; set; }
}
