namespace AvatarKit.Aws;

/// <summary>What to see.</summary>
internal sealed class CanvasText
{
    public string Text { get; set; } = "";

    public string? NegativeText { get; set; }

    public string? Style { get; set; }
}
