namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>Why a piece could not be made.</summary>
internal sealed class ErrorBlock
{
    public string? Message { get; set; }
}
