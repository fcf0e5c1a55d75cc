namespace AvatarKit.Aws;

/// <summary>A request in Nova Canvas's own language.</summary>
internal sealed class CanvasRequest
{
    public string TaskType { get; set; } = "TEXT_IMAGE";

    public CanvasText? TextToImageParams { get; set; }

    public CanvasConfig? ImageGenerationConfig { get; set; }
}
