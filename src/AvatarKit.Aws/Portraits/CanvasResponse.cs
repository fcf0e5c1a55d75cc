namespace AvatarKit.Aws;

/// <summary>What Nova Canvas painted. Pictures its filter held back are missing, and <see cref="Error"/> says so.</summary>
internal sealed class CanvasResponse
{
    public List<byte[]>? Images { get; set; }

    public string? Error { get; set; }
}
